import type { ProbabilityMap } from "@platekit/core";
import { NUMBERS_PER_RUN } from "@platekit/core/geometry";

/** Whole cells, both ends included. */
export interface CellBounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Cells that hang together (8 neighbours), kept as runs along the rows. */
export interface Component {
  /** `[y, first x, last x]` per run, flat, sorted by row and then by x. */
  readonly runs: Int32Array;
  /** Cells. */
  readonly area: number;
  /** Mean probability of the cells, in [0, 1]. */
  readonly score: number;
  readonly bounds: CellBounds;
}

/** Area, score and bounds of a set of runs on `map`; at least one run. */
export function measureComponent({ width, data }: ProbabilityMap, runs: Int32Array): Component {
  let area = 0;
  let sum = 0;
  let left = Infinity;
  let right = -1;
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const row = (runs[at] ?? 0) * width;
    const first = runs[at + 1] ?? 0;
    const last = runs[at + 2] ?? 0;
    for (let cell = row + first; cell <= row + last; cell++) sum += data[cell] ?? 0;
    area += last - first + 1;
    if (first < left) left = first;
    if (last > right) right = last;
  }
  const bounds = { x0: left, y0: runs[0] ?? 0, x1: right, y1: runs[runs.length - NUMBERS_PER_RUN] ?? 0 };
  return { runs, area, score: sum / area, bounds };
}
