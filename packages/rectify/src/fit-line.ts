import type { Point } from "@platekit/core/geometry";
import { selectMedian } from "./select-median.ts";

/** The points with `nx·x + ny·y = offset`; (nx, ny) has length 1. */
export interface Line {
  readonly nx: number;
  readonly ny: number;
  readonly offset: number;
}

/** Signed distance of a point from a line, in the points' unit. */
export function distanceTo({ nx, ny, offset }: Line, { x, y }: Point): number {
  return nx * x + ny * y - offset;
}

/** Where two lines meet; `undefined` where they are parallel within about 0.1°. */
export function intersectLines(a: Line, b: Line): Point | undefined {
  const sine = a.nx * b.ny - a.ny * b.nx;
  if (Math.abs(sine) < 2e-3) return undefined;
  return { x: (a.offset * b.ny - b.offset * a.ny) / sine, y: (a.nx * b.offset - b.nx * a.offset) / sine };
}

/** Points as two lists of coordinates of one length: the form the fit runs fast on. */
export interface Coordinates {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

export interface FitLineOptions {
  /** Errors below this, in the points' unit, are never taken for outliers; above 0. */
  readonly noise: number;
  /** A line already near: the search for the majority is left out. */
  readonly near?: Line | undefined;
}

/** Rounds of least absolute deviations: enough for a bump of a third of the side to lose its pull. */
const ABSOLUTE_ROUNDS = 12;
/** Errors below this many times the noise weigh the same: without a floor the line would settle on one stair of many. */
const STAIR = 2;
/** Points farther from a line than this many times the noise all speak against it alike. */
const FAR = 5;
/** 36 lines to try: where a third of the side is off, 14 of them do without. */
const PROBES = 9;
const BIWEIGHT_ROUNDS = 3;
/** Tukey's constant: 95 % efficiency where the errors are normal. */
const BIWEIGHT_REACH = 4.685;
/** Standard deviation over median absolute deviation, for normal errors. */
const SIGMA_PER_MAD = 1.4826;

/**
 * The line most of the points lie along, by total least squares that forgets outliers: rounds of least absolute
 * deviations first, then Tukey's biweight on the scale of the median error (Holland & Welsch 1977).
 *
 * @returns `undefined` for fewer than two different points.
 */
export function fitLine(points: Coordinates, { noise, near }: FitLineOptions): Line | undefined {
  const weights = new Float64Array(points.xs.length).fill(1);
  let line = near ?? fitWeighted(points, weights);
  if (near === undefined && line !== undefined) line = fitMajority(points, weights, { line, noise });
  for (let round = 0; line !== undefined && round < BIWEIGHT_ROUNDS; round++) {
    const distances = distancesTo(line, points);
    const reach = BIWEIGHT_REACH * Math.max(noise, SIGMA_PER_MAD * selectMedian(distances.slice()));
    for (let i = 0; i < weights.length; i++) weights[i] = biweight((distances[i] ?? 0) / reach);
    line = fitWeighted(points, weights) ?? line;
  }
  return line;
}

interface Attempt {
  readonly line: Line;
  readonly noise: number;
}

/** The line with the least absolute deviations, or one through two of the points where that leaves fewer far off. */
function fitMajority(points: Coordinates, weights: Float64Array, { line, noise }: Attempt): Line {
  let best = line;
  for (let round = 0; round < ABSOLUTE_ROUNDS; round++) {
    const distances = distancesTo(best, points);
    for (let i = 0; i < weights.length; i++) weights[i] = 1 / Math.max(STAIR * noise, distances[i] ?? 0);
    best = fitWeighted(points, weights) ?? best;
  }
  let least = misfit(points, best, noise * FAR);
  for (const candidate of linesThroughPairs(points)) {
    const cost = misfit(points, candidate, noise * FAR);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** Sum of squared distances, each counted as `far` at most. */
function misfit({ xs, ys }: Coordinates, { nx, ny, offset }: Line, far: number): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    const distance = Math.min(far, Math.abs(nx * (xs[i] ?? 0) + ny * (ys[i] ?? 0) - offset));
    sum += distance * distance;
  }
  return sum;
}

/** Lines through pairs of nine points spread evenly over the list. */
function linesThroughPairs({ xs, ys }: Coordinates): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < PROBES; i++) {
    const a = Math.floor((i * (xs.length - 1)) / (PROBES - 1));
    for (let j = i + 1; j < PROBES; j++) {
      const b = Math.floor((j * (xs.length - 1)) / (PROBES - 1));
      const [x, y] = [xs[a] ?? 0, ys[a] ?? 0];
      const [dx, dy] = [(xs[b] ?? 0) - x, (ys[b] ?? 0) - y];
      const length = Math.hypot(dx, dy);
      if (length > 0) lines.push({ nx: -dy / length, ny: dx / length, offset: (dx * y - dy * x) / length });
    }
  }
  return lines;
}

function distancesTo({ nx, ny, offset }: Line, { xs, ys }: Coordinates): Float64Array {
  const distances = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) distances[i] = Math.abs(nx * (xs[i] ?? 0) + ny * (ys[i] ?? 0) - offset);
  return distances;
}

function biweight(share: number): number {
  return share < 1 ? (1 - share * share) ** 2 : 0;
}

/** Weighted total least squares: the line through the weighted mean along the main axis of the scatter. */
function fitWeighted({ xs, ys }: Coordinates, weights: Float64Array): Line | undefined {
  const originX = xs[0] ?? 0;
  const originY = ys[0] ?? 0;
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  let sumYY = 0;
  for (let i = 0; i < xs.length; i++) {
    // Relative to one of the points: far from the origin the squares would cancel badly.
    const weight = weights[i] ?? 0;
    const x = (xs[i] ?? 0) - originX;
    const y = (ys[i] ?? 0) - originY;
    sum += weight;
    sumX += weight * x;
    sumY += weight * y;
    sumXX += weight * x * x;
    sumXY += weight * x * y;
    sumYY += weight * y * y;
  }
  const meanX = sumX / sum;
  const meanY = sumY / sum;
  const xx = sumXX - sumX * meanX;
  const xy = sumXY - sumX * meanY;
  const yy = sumYY - sumY * meanY;
  if (!(xx + yy > 0)) return undefined;
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const nx = -Math.sin(along);
  const ny = Math.cos(along);
  return { nx, ny, offset: nx * (meanX + originX) + ny * (meanY + originY) };
}
