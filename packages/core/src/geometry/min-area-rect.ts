import { convexHull } from "./convex-hull.ts";
import type { Point, Polygon } from "./point.ts";
import type { Quad } from "./quad.ts";

/** A rectangle in any position; `width ≥ height`. */
export interface RotatedRect {
  readonly center: Point;
  /** The longer side, in px. */
  readonly width: number;
  readonly height: number;
  /** Direction of the top side from image-right, clockwise on screen, degrees in (−90, 90]; a square's in (−45, 45]. */
  readonly angle: number;
  /** TL, TR, BR, BL of the rectangle itself: clockwise, the first side along `angle`. */
  readonly corners: Quad;
}

/**
 * The rectangle of least area around `points`, in a canonical form of our own (OpenCV's angle changed its meaning
 * twice, in 4.5.1 and 5.0).
 *
 * Rotating calipers: one side of it lies on a side of the hull (Freeman & Shapira 1975, Toussaint 1983).
 *
 * @throws {RangeError} where there are no points.
 */
export function minAreaRect(points: readonly Point[]): RotatedRect {
  const hull = convexHull(points);
  if (hull.length === 0) throw new RangeError("Cannot fit a rectangle: must have at least one point, got 0");
  let best: Extent | undefined;
  for (const extent of calipers(hull)) {
    if (best === undefined || areaOf(extent) < areaOf(best)) best = extent;
  }
  return canonicalRect(best ?? pointExtent(hull));
}

/** What a box spans along the unit vector `axis` and along the one 90° clockwise of it. */
interface Extent {
  readonly axis: Point;
  readonly along: readonly [min: number, max: number];
  readonly across: readonly [min: number, max: number];
}

function* calipers(hull: Polygon): Generator<Extent> {
  let [front, far, back] = [0, 0, 0];
  for (let i = 0; i < hull.length && hull.length > 1; i++) {
    const axis = sideAxis(hull, i);
    const inward = { x: -axis.y, y: axis.x };
    // Each support only ever walks forward, once around in all.
    front = walk(hull, Math.max(front, i + 1), axis);
    far = walk(hull, Math.max(far, front), inward);
    back = walk(hull, Math.max(back, far), { x: -axis.x, y: -axis.y });
    yield {
      axis,
      along: [dot(corner(hull, back), axis), dot(corner(hull, front), axis)],
      across: [dot(corner(hull, i), inward), dot(corner(hull, far), inward)],
    };
  }
}

function walk(hull: Polygon, start: number, direction: Point): number {
  let at = start;
  const end = start + hull.length;
  while (at < end && dot(corner(hull, at + 1), direction) > dot(corner(hull, at), direction)) at++;
  return at;
}

function corner(hull: Polygon, index: number): Point {
  return hull[index % hull.length] ?? { x: Number.NaN, y: Number.NaN };
}

function sideAxis(hull: Polygon, index: number): Point {
  const from = corner(hull, index);
  const to = corner(hull, index + 1);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function pointExtent(hull: Polygon): Extent {
  const { x, y } = corner(hull, 0);
  return { axis: { x: 1, y: 0 }, along: [x, x], across: [y, y] };
}

function areaOf({ along, across }: Extent): number {
  return (along[1] - along[0]) * (across[1] - across[0]);
}

function canonicalRect({ axis, along, across }: Extent): RotatedRect {
  const center = place(axis, (along[0] + along[1]) / 2, (across[0] + across[1]) / 2);
  const sides = [along[1] - along[0], across[1] - across[0]] as const;
  const turned = { x: -axis.y, y: axis.x };
  const width = Math.max(...sides);
  const height = Math.min(...sides);
  const direction = upright(isAlong(axis, sides) ? axis : turned);
  const at = (u: number, v: number): Point => {
    const offset = place(direction, (u * width) / 2, (v * height) / 2);
    return { x: center.x + offset.x, y: center.y + offset.y };
  };
  const corners: Quad = [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
  return { center, width, height, angle: (Math.atan2(direction.y, direction.x) * 180) / Math.PI, corners };
}

/** Whether the width lies along `axis`: it is the longer side, or of equal ones the one in (−45°, 45°]. */
function isAlong(axis: Point, [along, across]: readonly [number, number]): boolean {
  // Sides that differ by rounding alone count as equal.
  if (Math.abs(along - across) > 1e-9 * (along + across)) return along > across;
  const { x, y } = upright(axis);
  return y > -x && y <= x;
}

/** The direction of the same line that lies in (−90°, 90°]. */
function upright({ x, y }: Point): Point {
  // A unit vector with so small an x is vertical up to rounding: it then points down (90°), never up (−90°).
  if (Math.abs(x) < 1e-12) return { x: 0, y: 1 };
  return x > 0 ? { x, y } : { x: -x, y: -y };
}

function place(axis: Point, along: number, across: number): Point {
  return { x: axis.x * along - axis.y * across, y: axis.y * along + axis.x * across };
}

function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y;
}
