import type { BoundingBox } from "./point.ts";

/** Shared area over joint area of two boxes, in [0, 1]; 0 where both have no area. */
export function boxIou(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  const shared = Math.max(0, width) * Math.max(0, height);
  const joint = boxArea(a) + boxArea(b) - shared;
  return joint > 0 ? shared / joint : 0;
}

function boxArea({ x0, y0, x1, y1 }: BoundingBox): number {
  return (x1 - x0) * (y1 - y0);
}
