import type { BoundingBox } from "./point.ts";
import type { Quad } from "./quad.ts";

/** The corners of a box: top left, top right, bottom right, bottom left. */
export function boxCorners({ x0, y0, x1, y1 }: BoundingBox): Quad {
  return [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
}
