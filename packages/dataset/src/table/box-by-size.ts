import type { BoundingBox } from "@platekit/core/geometry";
import type { ImageSize } from "@platekit/core/image";
import { toBox } from "./shape-from-numbers.ts";

/** Finer than any label; coarser than what a sum of decimals is off by. */
const STEPS = 1e6;

/** Left, top, width, height of a box, without the noise of binary fractions: 622.05 − 556.65 is 65.4. */
export function sizeForm({
  x0,
  y0,
  x1,
  y1,
}: BoundingBox): readonly [x: number, y: number, width: number, height: number] {
  return [x0, y0, tidy(x1 - x0), tidy(y1 - y0)];
}

/** The box of left, top, width and height; `undefined` where they are none. */
export function fromSizeForm(numbers: readonly number[]): BoundingBox | undefined {
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = numbers;
  return toBox([x, y, tidy(x + width), tidy(y + height)]);
}

/** The box of shares of a photo, without that noise: (0.1 + 0.2) · 120 is 36. */
export function fromShares({ x0, y0, x1, y1 }: BoundingBox, { width, height }: ImageSize): BoundingBox {
  return { x0: tidy(x0 * width), y0: tidy(y0 * height), x1: tidy(x1 * width), y1: tidy(y1 * height) };
}

function tidy(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}
