import type { LookWindow } from "./look-window.ts";
import type { SourceSize } from "./cut-to-source.ts";

/** The window that is all of a photo. */
export function wholePhoto({ width, height }: SourceSize): LookWindow {
  return { x: 0, y: 0, width, height };
}

/** Further than this from square, no network input keeps a row or column of it, and no plate can lie in it. */
const THINNEST = 100;

/** Whether a picture has a shape that can be looked at: both sides at least one pixel, not a mere line. */
export function canBeLookedAt({ width, height }: SourceSize): boolean {
  return Math.min(width, height) >= 1 && Math.max(width, height) <= THINNEST * Math.min(width, height);
}
