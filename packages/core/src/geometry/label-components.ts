import type { Mask } from "../probability-map.ts";
import { connectRuns, NUMBERS_PER_RUN } from "./connect-runs.ts";
import { runsAbove } from "./runs-above.ts";

/** Which object each cell belongs to. */
export interface Components {
  /** 0 outside, else the object's number from 1, row-major. */
  readonly labels: Int32Array;
  /** Cells of each object; the object's number is its place, and 0 is no object. */
  readonly sizes: readonly number[];
}

/** Numbers the 8-connected objects of a mask in the order their first cell comes in rows; every cell but 0 is inside. */
export function labelComponents(mask: Mask): Components {
  const labels = new Int32Array(mask.width * mask.height);
  const sizes = connectRuns(runsAbove(mask, 0)).map((runs, index) => {
    let size = 0;
    for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
      const row = (runs[at] ?? 0) * mask.width;
      const [first, end] = [row + (runs[at + 1] ?? 0), row + (runs[at + 2] ?? 0) + 1];
      labels.fill(index + 1, first, end);
      size += end - first;
    }
    return size;
  });
  return { labels, sizes: [0, ...sizes] };
}
