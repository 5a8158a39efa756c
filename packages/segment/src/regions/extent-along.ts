import { NUMBERS_PER_RUN } from "@platekit/core/geometry";

/** A direction as a unit vector; x right, y down. */
export interface Axis {
  readonly cos: number;
  readonly sin: number;
}

/** Smallest and largest position of the runs' cell centres along the axis: `x · cos + y · sin`. */
export function extentAlong(runs: Int32Array, { cos, sin }: Axis): [start: number, end: number] {
  let start = Infinity;
  let end = -Infinity;
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const across = (runs[at] ?? 0) * sin;
    const first = across + (runs[at + 1] ?? 0) * cos;
    const last = across + (runs[at + 2] ?? 0) * cos;
    start = Math.min(start, first, last);
    end = Math.max(end, first, last);
  }
  return [start, end];
}
