import type { Point, Quad } from "@platekit/core/geometry";
import { distanceTo, fitLine, intersectLines } from "./fit-line.ts";
import type { Coordinates, Line } from "./fit-line.ts";
import { selectMedian } from "./select-median.ts";

const MAX_ROUNDS = 8;
/** Stop when no corner moves farther, in map cells. */
const SETTLED = 0.01;
/** Errors a clean border may have, in map cells: interpolating a box-filtered edge leaves 0.1, a mask of 0 and 1 more. */
const NOISE = 0.15;
/** A fitted side may turn this far from the side it started from: sin 30°. */
const MAX_TURN = 0.5;
/** Left out at both ends of a side: this share of the shorter side next to it, for the round corners of plates, … */
const CORNER_SHARE = 0.2;
/** … at least this many map cells, for the round corners of masks, … */
const CORNER_CELLS = 1;
/** … but never more than this share of the side itself. */
const CORNER_LIMIT = 0.25;

const NOBODY = 255;

/**
 * The quad whose sides are lines fitted to the border points beside them, found in rounds from `start`.
 * Points near the corners, and those that do not go with the rest of their side, have no say.
 *
 * @param border Points on the border of one region, in any order.
 * @param start Convex, clockwise on screen; the answer's sides come in its order.
 * @param cell Size of a map cell in the unit of the points.
 * @returns `undefined` where neighbouring sides turn parallel.
 */
export function refineQuad(border: Coordinates, start: Quad, cell: number): Quad | undefined {
  let quad = start;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const lines = fitSides(border, quad, { cell, isNear: round > 1 });
    const next = intersectSides(lines);
    if (next === undefined) return undefined;
    const moved = Math.max(...next.map(({ x, y }, i) => Math.hypot(x - (quad[i]?.x ?? x), y - (quad[i]?.y ?? y))));
    quad = next;
    if (moved < SETTLED * cell) break;
  }
  return quad;
}

/** A side of the current quad, as a frame to measure points in. */
interface Side {
  readonly from: Point;
  readonly ux: number;
  readonly uy: number;
  readonly line: Line;
  readonly length: number;
  /** What does not count at either end. */
  readonly skip: number;
}

interface Round {
  readonly cell: number;
  /** Whether the sides already lie along their points but for small moves. */
  readonly isNear: boolean;
}

function fitSides(border: Coordinates, quad: Quad, round: Round): Line[] {
  const sides = quad.map((_, i) => sideOf(quad, i, round.cell));
  const owners = nearestSides(border, sides);
  return sides.map((side, i) => fitSide(side, pointsOf(border, owners, i), round));
}

function sideOf(quad: Quad, index: number, cell: number): Side {
  const [a, b, c, d] = [...quad, ...quad].slice(index, index + 4);
  if (!a || !b || !c || !d) throw new RangeError(`Cannot take side ${index} of a quad: must be 0, 1, 2 or 3`);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const neighbour = Math.min(Math.hypot(c.x - b.x, c.y - b.y), Math.hypot(a.x - d.x, a.y - d.y));
  const skip = Math.min(
    CORNER_LIMIT * length,
    Math.max(CORNER_CELLS * cell, CORNER_SHARE * Math.min(neighbour, length)),
  );
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const line = { nx: -uy, ny: ux, offset: -uy * a.x + ux * a.y };
  return { from: a, ux, uy, line, length, skip };
}

/** For each point its nearest side; `NOBODY` where it lies beside an end of it. */
function nearestSides({ xs, ys }: Coordinates, sides: readonly Side[]): Uint8Array {
  const owners = new Uint8Array(xs.length).fill(NOBODY);
  const least = new Float64Array(xs.length).fill(Infinity);
  for (const [index, { from, ux, uy, length, skip }] of sides.entries()) {
    for (let i = 0; i < xs.length; i++) {
      const dx = (xs[i] ?? 0) - from.x;
      const dy = (ys[i] ?? 0) - from.y;
      const along = ux * dx + uy * dy;
      const across = ux * dy - uy * dx;
      const beyond = Math.max(0, -along, along - length);
      const distance = across * across + beyond * beyond;
      if (distance >= (least[i] ?? 0)) continue;
      owners[i] = along < skip || along > length - skip ? NOBODY : index;
      least[i] = distance;
    }
  }
  return owners;
}

function pointsOf({ xs, ys }: Coordinates, owners: Uint8Array, index: number): Coordinates {
  return { xs: xs.filter((_, i) => owners[i] === index), ys: ys.filter((_, i) => owners[i] === index) };
}

/** The fitted line; where that makes no sense (too few points, a blob), the old one moved to the middle of the points. */
function fitSide({ line }: Side, points: Coordinates, { cell, isNear }: Round): Line {
  const count = points.xs.length;
  const fitted = count < 3 ? undefined : fitLine(points, { noise: NOISE * cell, near: isNear ? line : undefined });
  if (fitted !== undefined && Math.abs(line.nx * fitted.ny - line.ny * fitted.nx) <= MAX_TURN) return fitted;
  const distances = points.xs.map((x, i) => distanceTo(line, { x, y: points.ys[i] ?? 0 }));
  return { ...line, offset: line.offset + selectMedian(distances) };
}

function intersectSides(lines: readonly Line[]): Quad | undefined {
  const [top, right, bottom, left] = lines;
  if (!top || !right || !bottom || !left) return undefined;
  const tl = intersectLines(left, top);
  const tr = intersectLines(top, right);
  const br = intersectLines(right, bottom);
  const bl = intersectLines(bottom, left);
  return tl && tr && br && bl ? [tl, tr, br, bl] : undefined;
}
