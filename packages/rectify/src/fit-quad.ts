import { convexHull, minAreaRect, orderCorners, polygonIou } from "@platekit/core/geometry";
import type { Point, Polygon, Quad } from "@platekit/core/geometry";
import { PlateError } from "@platekit/core/errors";
import { enclosingQuad } from "./initial-quad.ts";
import { isSaneQuad } from "./quad-sanity.ts";
import { refineQuad } from "./refine-quad.ts";

/** A region must be this many map cells high and wide: thinner ones are noise, or a line. */
const MIN_SIDE = 1.5;
/** Least overlap (IoU) of the minimum-area rectangle with the region; an ellipse has 0.785, a triangle 0.5. */
const MIN_RECT_OVERLAP = 0.55;
/** Border points farther than this from a quad, in map cells, all count the same when two quads are compared. */
const FAR = 1.5;
/** A quad this near to the border on average, in map cells, needs no second opinion. */
const GOOD = 0.15;

/**
 * The quad of the plate whose border these points are, in the order TL, TR, BR, BL of the plate itself.
 *
 * The starts, the hull reduced to four sides and the minimum-area rectangle, are refined by a robust line fit per
 * side; of the sane results (convex, angles of 45–135°, overlap with the region) the one nearest to the border wins.
 * Where none is sane the minimum-area rectangle itself is the answer.
 *
 * @param border The border of one region, in order, in any unit of square pixels.
 * @param cell Size of a map cell in that unit: what counts as noise.
 * @throws {PlateError} `ERR_QUAD_DEGENERATE` where the region is too thin or nothing like a rectangle.
 */
export function fitQuad(border: Polygon, cell: number): Quad {
  const hull = convexHull(border);
  if (hull.length < 3) throw degenerate("more than a point or a line", `a hull of ${hull.length} points`);
  const rect = minAreaRect(hull);
  if (rect.height < MIN_SIDE * cell) {
    throw degenerate(`at least ${MIN_SIDE} map cells high`, (rect.height / cell).toFixed(2));
  }
  const best = bestSideFit(border, { starts: [enclosingQuad(hull), rect.corners], cell });
  if (best !== undefined) return orderCorners(best);
  const overlap = polygonIou(border, rect.corners);
  if (!(overlap >= MIN_RECT_OVERLAP)) {
    throw degenerate(`like a rectangle (overlap of ${MIN_RECT_OVERLAP} or more)`, overlap.toFixed(2));
  }
  return orderCorners(rect.corners);
}

function degenerate(wanted: string, got: string): PlateError {
  return new PlateError("ERR_QUAD_DEGENERATE", `Cannot fit a plate quad: region must be ${wanted}, got ${got}`);
}

interface Search {
  readonly starts: readonly (Quad | undefined)[];
  readonly cell: number;
}

function bestSideFit(border: Polygon, { starts, cell }: Search): Quad | undefined {
  const points = { xs: Float64Array.from(border, ({ x }) => x), ys: Float64Array.from(border, ({ y }) => y) };
  let best: Quad | undefined;
  let least = Infinity;
  for (const start of starts) {
    const quad = start && refineQuad(points, start, cell);
    if (quad === undefined || !isSaneQuad(quad, border)) continue;
    const distance = meanDistance(border, quad, FAR * cell);
    if (distance < least) [best, least] = [quad, distance];
    if (least < GOOD * cell) break;
  }
  return best;
}

function meanDistance(border: Polygon, quad: Quad, far: number): number {
  return border.reduce((sum, point) => sum + Math.min(far, distanceToBorder(quad, point)), 0) / border.length;
}

function distanceToBorder(quad: Quad, point: Point): number {
  let least = Infinity;
  let from = quad[3];
  for (const to of quad) {
    least = Math.min(least, distanceToSegment(point, from, to));
    from = to;
  }
  return least;
}

function distanceToSegment({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}
