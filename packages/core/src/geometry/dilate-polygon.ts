import { convexHull } from "./convex-hull.ts";
import type { Point, Polygon } from "./point.ts";

/**
 * A convex polygon around all that lies within `px` of `polygon`, and around nothing farther than √2·px from its hull:
 * every side moved outward by `px`, every corner cut square at the distance `px` (a mitre would run away at sharp
 * corners, a bevel would cut into the distance asked for). Dents are filled: for covering a plate more is safe.
 *
 * @param px Distance in pixels, 0 or more; 0 gives the hull itself.
 * @throws {RangeError} where `px` is negative or not finite.
 */
export function dilatePolygon(polygon: Polygon, px: number): Polygon {
  if (!(px >= 0 && px < Infinity)) {
    throw new RangeError(`Cannot dilate a polygon: px must be a finite number of at least 0, got ${px}`);
  }
  const hull = convexHull(polygon);
  const [only] = hull;
  if (px === 0 || only === undefined) return hull;
  if (hull.length === 1) return squareAround(only, px);
  return hull.flatMap((corner, i) => cutCorner(hull.at(i - 1) ?? corner, corner, { next: hull[i + 1] ?? only, px }));
}

function cutCorner(before: Point, corner: Point, { next, px }: { readonly next: Point; readonly px: number }): Point[] {
  const n1 = outwardNormal(before, corner);
  const n2 = outwardNormal(corner, next);
  const middle = bisector(n1, n2);
  return [shift(corner, n1, { middle, px }), shift(corner, n2, { middle, px })];
}

/** Where the side moved outward along `normal` meets the cut, which is perpendicular to `middle`. */
function shift(corner: Point, normal: Point, { middle, px }: { readonly middle: Point; readonly px: number }): Point {
  const reach = px / (1 + normal.x * middle.x + normal.y * middle.y);
  return { x: corner.x + reach * (normal.x + middle.x), y: corner.y + reach * (normal.y + middle.y) };
}

/** Unit vector to the left of the way `from` → `to`: the outside of a clockwise polygon. */
function outwardNormal(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
}

/** Unit vector half-way between two normals of a convex corner; at the end of a line, straight on. */
function bisector(n1: Point, n2: Point): Point {
  const sum = { x: n1.x + n2.x, y: n1.y + n2.y };
  const length = Math.hypot(sum.x, sum.y);
  // 1e-6: below it the sum is mostly rounding error.
  return length < 1e-6 ? { x: -n1.y, y: n1.x } : { x: sum.x / length, y: sum.y / length };
}

function squareAround({ x, y }: Point, px: number): Polygon {
  return [
    { x: x - px, y: y - px },
    { x: x + px, y: y - px },
    { x: x + px, y: y + px },
    { x: x - px, y: y + px },
  ];
}
