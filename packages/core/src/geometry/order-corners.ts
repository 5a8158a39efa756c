import { PlateError } from "../errors/plate-error.ts";
import { convexHull } from "./convex-hull.ts";
import type { Point } from "./point.ts";
import type { Quad } from "./quad.ts";

/** From this ratio of its two pairs of sides on, a quad is wide and the longer pair is its width, however it is turned. */
const WIDE_RATIO = 1.5;

/**
 * The corners of a plate in the order TL, TR, BR, BL of the plate itself, from four corners in any order.
 *
 * Width: where one pair of opposite sides is on average at least 1.5 times as long as the other, the longer pair is
 * top and bottom. Below that (two-line plates, or 2:1 plates seen from far aside) the pair nearer to the horizontal
 * is; at 45° exactly the longer one, and of equal ones the one that falls to the right.
 * Top: the side whose direction, averaged with the bottom's, lies in (−90°, 90°] from image-right, positive clockwise.
 * A plate upside down therefore comes out rotated by 180°: four corners cannot tell.
 *
 * @throws {TypeError} where `corners` are not four.
 * @throws {PlateError} `ERR_QUAD_DEGENERATE` where they are not the corners of a convex quad.
 */
export function orderCorners(corners: readonly Point[]): Quad {
  if (corners.length !== 4) throw new TypeError(`Cannot order corners: must be four, got ${corners.length}`);
  const [a, b, c, d] = convexHull(corners);
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    const got = corners.map(({ x, y }) => `(${x}, ${y})`).join(" ");
    throw new PlateError("ERR_QUAD_DEGENERATE", `Cannot order corners: must form a convex quad, got ${got}`);
  }
  const first: Pair = { quad: [a, b, c, d], ...meanSide(a, b, c, d) };
  const second: Pair = { quad: [b, c, d, a], ...meanSide(b, c, d, a) };
  const { quad, dx, dy } = isWidth(first, second) ? first : second;
  const [tl, tr, br, bl] = quad;
  return dx > 0 || (dx === 0 && dy > 0) ? quad : [br, bl, tl, tr];
}

/** A quad that starts with one of two opposite sides, and their mean vector from the first corner to the second. */
interface Pair {
  readonly quad: Quad;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
}

function meanSide(...[a, b, c, d]: Quad): Omit<Pair, "quad"> {
  const length = (Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - d.x, c.y - d.y)) / 2;
  return { dx: (b.x - a.x + c.x - d.x) / 2, dy: (b.y - a.y + c.y - d.y) / 2, length };
}

function isWidth(first: Pair, second: Pair): boolean {
  if (first.length >= WIDE_RATIO * second.length) return true;
  if (second.length >= WIDE_RATIO * first.length) return false;
  const steepness = slope(first) - slope(second);
  if (steepness !== 0) return steepness < 0;
  return first.length === second.length ? first.dx * first.dy > 0 : first.length > second.length;
}

/** 0 for a horizontal side, infinite for a vertical one. */
function slope({ dx, dy }: Pair): number {
  return dx === 0 ? Infinity : Math.abs(dy / dx);
}
