import { cross } from "./cross.ts";
import type { Point, Polygon } from "./point.ts";

/**
 * The smallest convex polygon around `points`, clockwise on screen, starting at the leftmost (of these the topmost).
 * Holds no collinear corner and no point twice: a line gives its two ends, one place gives one point, none gives none.
 *
 * Andrew's monotone chain (1979), O(n log n).
 */
export function convexHull(points: readonly Point[]): Polygon {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const upper = chain(sorted);
  const lower = chain(sorted.reverse());
  return upper.length + lower.length === 2 ? upper.slice(0, 1) : [...upper.slice(0, -1), ...lower.slice(0, -1)];
}

/** The half of the hull from the first to the last of the sorted points that keeps all others on its right. */
function chain(sorted: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    while (hull.length >= 2 && turns(hull, point) <= 0) hull.pop();
    const last = hull.at(-1);
    if (last === undefined || last.x !== point.x || last.y !== point.y) hull.push(point);
  }
  return hull;
}

function turns(hull: readonly Point[], point: Point): number {
  const [a, b] = hull.slice(-2);
  return a === undefined || b === undefined ? 1 : cross(a, b, point);
}
