import { cross } from "./cross.ts";
import type { Point, Polygon } from "./point.ts";

/**
 * True where every corner turns the same way, once around: no dent, no bow-tie, no star, no three corners on a line.
 * Polygons of fewer than three corners are not convex.
 */
export function isConvex(polygon: Polygon): boolean {
  const count = polygon.length;
  if (count < 3) return false;
  let turned = 0;
  for (let i = 0; i < count; i++) {
    const turn = turnAt(at(polygon, i - 1), at(polygon, i), at(polygon, i + 1));
    if (turn === 0 || turn * turned < 0) return false;
    turned += turn;
  }
  // A star of five corners turns the same way at each of them, but twice around.
  return Math.abs(turned) < 3 * Math.PI;
}

/** The angle by which the way `a` → `b` → `c` turns at `b`, in (−π, π]; 0 where it does not turn or turns back. */
function turnAt(a: Point, b: Point, c: Point): number {
  const sine = cross(a, b, c);
  return sine === 0 ? 0 : Math.atan2(sine, (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y));
}

function at(polygon: Polygon, index: number): Point {
  const point = polygon.at(index % polygon.length);
  if (point === undefined) throw new RangeError(`Cannot take corner ${index} of a polygon of ${polygon.length}`);
  return point;
}
