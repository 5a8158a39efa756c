import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import type { ProbabilityMap } from "@platekit/core";
import type { Cut } from "./cut.ts";
import { extentAlong } from "./extent-along.ts";
import type { Axis } from "./extent-along.ts";

/** The place of a shape where least holds it together, seen across one direction. */
export interface Neck {
  readonly cut: Cut;
  /** What is left of the shape at the cut: mass on the line by the smaller of the two parts' widest line, in [0, 1]. */
  readonly ratio: number;
}

/** What to count on each line. */
export interface NeckSearch {
  readonly map: ProbabilityMap;
  /** Directions to walk along, in radians; the cut stands across. */
  readonly angles: readonly number[];
  /** Cells count as `(probability − threshold) / (1 − threshold)`, so that a crack in the probabilities thins too. */
  readonly threshold: number;
  /** Share of the whole mass each part must hold at least, in (0, 0.5]. */
  readonly minShare: number;
}

/**
 * Finds the straight cut that goes through least of the shape, over all directions asked.
 * A convex shape of even probability has none: its profile rises once and falls once in any direction
 * (Brunn–Minkowski), the ratio is 1.
 */
export function findNeck(runs: Int32Array, search: NeckSearch): Neck | undefined {
  let best: Neck | undefined;
  for (const angle of search.angles) {
    const axis = { cos: Math.cos(angle), sin: Math.sin(angle) };
    const { mass, start } = profileAlong(runs, axis, search);
    const dip = deepestDip(mass, search.minShare);
    if (dip && (!best || dip.ratio < best.ratio)) {
      best = { cut: { ...axis, offset: start + dip.at }, ratio: dip.ratio };
    }
  }
  return best;
}

interface Profile {
  /** Mass on lines one cell apart. */
  readonly mass: Float64Array;
  /** Offset of the first line. */
  readonly start: number;
}

/** Mass of the shape on lines across the axis; a cell is shared linearly between the two lines next to it. */
function profileAlong(runs: Int32Array, { cos, sin }: Axis, { map, threshold }: NeckSearch): Profile {
  const [start, end] = extentAlong(runs, { cos, sin });
  const mass = new Float64Array(Math.ceil(end - start) + 2);
  const weight = 1 / (1 - threshold);
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const y = runs[at] ?? 0;
    const last = runs[at + 2] ?? 0;
    for (let x = runs[at + 1] ?? 0; x <= last; x++) {
      const position = x * cos + y * sin - start;
      const line = Math.floor(position);
      const share = position - line;
      const cell = ((map.data[y * map.width + x] ?? 0) - threshold) * weight;
      mass[line] = (mass[line] ?? 0) + cell * (1 - share);
      mass[line + 1] = (mass[line + 1] ?? 0) + cell * share;
    }
  }
  return { mass, start };
}

interface Dip {
  /** Line of the dip, the middle one where several next to each other are equally low. */
  readonly at: number;
  readonly ratio: number;
}

/** Ratios this close are equal: what lies between is rounding. */
const SAME = 1e-6;

function deepestDip(mass: Float64Array, minShare: number): Dip | undefined {
  const n = mass.length;
  const widestAfter = new Float64Array(n);
  let total = 0;
  for (let i = n - 1, widest = 0; i >= 0; i--) {
    widestAfter[i] = widest;
    widest = Math.max(widest, mass[i] ?? 0);
    total += mass[i] ?? 0;
  }
  let before = 0;
  let widestBefore = 0;
  let ratio = 1;
  let first = -1;
  let last = -1;
  for (let i = 0; i < n; i++) {
    const here = mass[i] ?? 0;
    const sides = Math.min(before, total - before - here);
    const widest = Math.min(widestBefore, widestAfter[i] ?? 0);
    const depth = here / widest;
    if (sides >= minShare * total && depth < 1) {
      if (depth < ratio - SAME) {
        ratio = depth;
        first = i;
        last = i;
      } else if (Math.abs(depth - ratio) <= SAME && last === i - 1) last = i;
    }
    before += here;
    widestBefore = Math.max(widestBefore, here);
  }
  return first < 0 ? undefined : { at: (first + last) / 2, ratio };
}
