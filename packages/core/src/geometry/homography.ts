import type { Point } from "./point.ts";

/** A 3×3 projective map, row-major. Variables are named `toFrom`: `imageFromPlate` maps plate pixels to image pixels. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Where `point` lands under `toFrom`. Points on the vanishing line give infinite coordinates. */
export function applyHomography(toFrom: Homography, { x, y }: Point): Point {
  const [a, b, c, d, e, f, g, h, i] = toFrom;
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
