import type { BoundingBox } from "@platekit/core/geometry";
import { toBox } from "./shape-from-numbers.ts";
import { tidy } from "./tidy.ts";

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
