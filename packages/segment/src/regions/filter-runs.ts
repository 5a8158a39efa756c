import { NUMBERS_PER_RUN } from "@platekit/core/geometry";

/** The cells of the runs that pass, as runs in the same form and order: `[y, first x, last x]`, flat. */
export function filterRuns(runs: Int32Array, passes: (x: number, y: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const y = runs[at] ?? 0;
    const last = runs[at + 2] ?? 0;
    let first = -1;
    for (let x = runs[at + 1] ?? 0; x <= last + 1; x++) {
      const isIn = x <= last && passes(x, y);
      if (isIn && first < 0) first = x;
      if (!isIn && first >= 0) {
        found.push(y, first, x - 1);
        first = -1;
      }
    }
  }
  return Int32Array.from(found);
}
