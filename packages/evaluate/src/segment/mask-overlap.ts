import type { SegmentResult } from "../results.ts";

/** Pixels in both masks, in either, in the prediction, in the truth, and in all. */
export type PixelCounts = Pick<SegmentResult, "intersection" | "union" | "predicted" | "truth" | "pixels">;

/** Shared over joint pixels; 1 where both masks are empty. */
export function maskIou({ intersection, union }: Pick<PixelCounts, "intersection" | "union">): number {
  return union === 0 ? 1 : intersection / union;
}

/** Twice the shared over the sum of both masks' pixels; 1 where both are empty. */
export function maskDice({ intersection, predicted, truth }: Omit<PixelCounts, "union" | "pixels">): number {
  return predicted + truth === 0 ? 1 : (2 * intersection) / (predicted + truth);
}

/** Share of pixels on which both masks agree. */
export function maskAccuracy({ intersection, union, pixels }: Omit<PixelCounts, "predicted" | "truth">): number {
  return pixels === 0 ? 1 : (pixels - union + intersection) / pixels;
}
