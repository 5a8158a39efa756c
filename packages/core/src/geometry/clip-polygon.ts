import type { Point, Polygon } from "./point.ts";
import { signedArea } from "./signed-area.ts";

/**
 * The part of `subject` inside the convex polygon `window`; corners on its border count as inside.
 * The corners keep the subject's direction. A subject with dents may come out with parts joined by a line of no width:
 * its area is right all the same.
 *
 * Sutherland & Hodgman, "Reentrant polygon clipping" (1974).
 */
export function clipPolygon(subject: Polygon, window: Polygon): Polygon {
  const clockwise = signedArea(window) < 0 ? [...window].reverse() : window;
  let clipped = subject;
  let from = clockwise.at(-1);
  for (const to of clockwise) {
    if (from !== undefined) clipped = clipByLine(clipped, from, to);
    from = to;
  }
  return clipped;
}

/** Keeps what lies on the right (on screen) of the line `from` → `to`. */
function clipByLine(polygon: Polygon, from: Point, to: Point): Polygon {
  const kept: Point[] = [];
  let previous = polygon.at(-1);
  for (const point of polygon) {
    if (previous !== undefined) {
      const before = depth(from, to, previous);
      const now = depth(from, to, point);
      if (before * now < 0) kept.push(between(previous, point, before / (before - now)));
      if (now >= 0) kept.push(point);
    }
    previous = point;
  }
  return kept;
}

/** Distance of `point` to the right of the line, times the line's length. */
function depth(from: Point, to: Point, point: Point): number {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
