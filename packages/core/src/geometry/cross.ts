import type { Point } from "./point.ts";

/** Positive where the way `a` → `b` → `c` turns clockwise on screen, 0 where the three are collinear; px². */
export function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}
