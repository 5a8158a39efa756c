import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import type { Axis } from "./extent-along.ts";

/** A straight line through a map: cells with `x · cos + y · sin ≤ offset` lie on its near side. */
export interface Cut extends Axis {
  readonly offset: number;
}

/** Parts of a set of runs on both sides of a line; a run the line crosses is divided. */
export interface CutRuns {
  readonly near: Int32Array;
  readonly far: Int32Array;
}

/** Divides runs along a line. Every cell goes to the side its centre lies on; both parts stay sorted. */
export function cutRuns(runs: Int32Array, { cos, sin, offset }: Cut): CutRuns {
  const near: number[] = [];
  const far: number[] = [];
  const [leftSide, rightSide] = cos >= 0 ? [near, far] : [far, near];
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const y = runs[at] ?? 0;
    const first = runs[at + 1] ?? 0;
    const last = runs[at + 2] ?? 0;
    const split = splitOfRow({ cos, sin, offset }, y);
    if (first <= split) leftSide.push(y, first, Math.min(last, split));
    if (last > split) rightSide.push(y, Math.max(first, split + 1), last);
  }
  return { near: Int32Array.from(near), far: Int32Array.from(far) };
}

/** The last cell of row `y` that belongs to the line's left side: ±Infinity where the row lies on one side whole. */
function splitOfRow({ cos, sin, offset }: Cut, y: number): number {
  const FLAT = 1e-9; // a line this close to horizontal crosses no row
  if (Math.abs(cos) < FLAT) {
    const isNear = y * sin <= offset;
    return isNear === cos >= 0 ? Infinity : -Infinity;
  }
  const x = (offset - y * sin) / cos;
  return cos > 0 ? Math.floor(x) : Math.ceil(x) - 1;
}
