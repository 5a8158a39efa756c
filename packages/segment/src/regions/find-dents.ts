import type { Point } from "@platekit/core/geometry";
import { RUN } from "./component.ts";

/**
 * The deepest inward corner on each of the four sides of a connected shape, where it has one: at most four points.
 * A side is the outermost cell of each row or column; its depth is measured along that row or column from the convex
 * hull of the side. Corners of cells have half-numbered coordinates.
 */
export function findDents(runs: Int32Array): readonly Point[] {
  const { left, right, top, bottom, x0, y0 } = silhouette(runs);
  const rows = [deepest(left, -1), deepest(right, 1)].flatMap((dent) =>
    dent ? [{ x: dent.value, y: y0 + dent.at }] : [],
  );
  const columns = [deepest(top, -1), deepest(bottom, 1)].flatMap((dent) =>
    dent ? [{ x: x0 + dent.at, y: dent.value }] : [],
  );
  return [...rows, ...columns];
}

interface Silhouette {
  /** Outer border of each row from `y0`, and of each column from `x0`. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  readonly x0: number;
  readonly y0: number;
}

function silhouette(runs: Int32Array): Silhouette {
  const y0 = runs[0] ?? 0;
  const height = (runs[runs.length - RUN] ?? 0) - y0 + 1;
  const left = new Float64Array(height).fill(Infinity);
  const right = new Float64Array(height).fill(-Infinity);
  for (let at = 0; at < runs.length; at += RUN) {
    const row = (runs[at] ?? 0) - y0;
    left[row] = Math.min(left[row] ?? 0, (runs[at + 1] ?? 0) - 0.5);
    right[row] = Math.max(right[row] ?? 0, (runs[at + 2] ?? 0) + 0.5);
  }
  const x0 = Math.min(...left) + 0.5;
  const width = Math.max(...right) + 0.5 - x0;
  const top = new Float64Array(width).fill(Infinity);
  const bottom = new Float64Array(width).fill(-Infinity);
  for (let at = 0; at < runs.length; at += RUN) {
    const y = runs[at] ?? 0;
    for (let x = (runs[at + 1] ?? 0) - x0; x <= (runs[at + 2] ?? 0) - x0; x++) {
      top[x] = Math.min(top[x] ?? 0, y - 0.5);
      bottom[x] = y + 0.5;
    }
  }
  return { left, right, top, bottom, x0, y0 };
}

interface Dent {
  /** Index into the side, half-numbered: the step lies between two rows or columns. */
  readonly at: number;
  /** Position of the border there. */
  readonly value: number;
}

/** Dents no deeper than this are stairs of a tilted edge. */
const MIN_DEPTH = 1;

function deepest(side: Float64Array, outward: 1 | -1): Dent | undefined {
  const hull = sideHull(side, outward);
  let best = -1;
  let depth = MIN_DEPTH;
  for (let corner = 1; corner < hull.length; corner++) {
    const a = hull[corner - 1] ?? 0;
    const b = hull[corner] ?? 0;
    const slope = ((side[b] ?? 0) - (side[a] ?? 0)) / (b - a);
    for (let i = a + 1; i < b; i++) {
      const gap = outward * ((side[a] ?? 0) + slope * (i - a) - (side[i] ?? 0));
      if (gap > depth) {
        depth = gap;
        best = i;
      }
    }
  }
  if (best < 0) return undefined;
  const value = side[best] ?? 0;
  const before = outward * ((side[best - 1] ?? value) - value);
  const after = outward * ((side[best + 1] ?? value) - value);
  return { at: after > before ? best + 0.5 : best - 0.5, value };
}

/** Indices of the side's points on its convex hull, in order (one monotone chain). */
function sideHull(side: Float64Array, outward: 1 | -1): number[] {
  const hull: number[] = [];
  for (let i = 0; i < side.length; i++) {
    while (hull.length > 1 && isInward(side, [hull.at(-2) ?? 0, hull.at(-1) ?? 0, i], outward)) hull.pop();
    hull.push(i);
  }
  return hull;
}

function isInward(side: Float64Array, [a, b, c]: readonly [number, number, number], outward: 1 | -1): boolean {
  const onLine = (side[a] ?? 0) + (((side[c] ?? 0) - (side[a] ?? 0)) * (b - a)) / (c - a);
  return outward * ((side[b] ?? 0) - onLine) <= 0;
}
