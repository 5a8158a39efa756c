import type { Mask, ProbabilityMap } from "@platekit/core";

/** 1 where the probability is above `threshold` (not at it), else 0. */
export function thresholdMap({ width, height, data }: ProbabilityMap, threshold: number): Mask {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = (data[i] ?? 0) > threshold ? 1 : 0;
  return { width, height, data: mask };
}
