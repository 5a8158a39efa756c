import { isConvex, signedArea } from "@platekit/core/geometry";
import type { BoundingBox, Quad } from "@platekit/core/geometry";

/** A box of `xmin, ymin, xmax, ymax`; `undefined` where they are no box. */
export function toBox(numbers: readonly number[]): BoundingBox | undefined {
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN] = numbers;
  return numbers.every(Number.isFinite) && x0 < x1 && y0 < y1 ? { x0, y0, x1, y1 } : undefined;
}

/** Corners of `x1, y1, …, x4, y4`; `undefined` where they are not convex and clockwise on screen. */
export function toQuad(numbers: readonly number[]): Quad | undefined {
  const corner = (index: number) => ({ x: numbers[2 * index] ?? Number.NaN, y: numbers[2 * index + 1] ?? Number.NaN });
  const quad: Quad = [corner(0), corner(1), corner(2), corner(3)];
  return isConvex(quad) && signedArea(quad) > 0 ? quad : undefined;
}
