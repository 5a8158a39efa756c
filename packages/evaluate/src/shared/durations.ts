import { createGroups } from "./groups.ts";

/** Mean, median and 95th percentile in milliseconds. */
export interface StageTime {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
}

/** Edges of the bins grow by this: a percentile is told within 1 %. */
const RATIO = 1.02;
/** Where bins are counted from, in milliseconds; shorter times have bins below 0. */
const START = 0.001;

/**
 * Times by stage in milliseconds, kept as counts a bin, so that a million of them take no more room than a thousand.
 * A percentile is the nearest-rank one (the least time that at least this share of the times does not exceed).
 */
export function createDurations(): {
  add(ms: Readonly<Record<string, number>>): void;
  summary(): Readonly<Record<string, StageTime>>;
} {
  const stages = createGroups<string, ReturnType<typeof createTimes>>(createTimes);
  return {
    add(ms) {
      for (const [stage, time] of Object.entries(ms)) stages.of(stage).add(time);
    },
    summary: () => Object.fromEntries(stages.entries().map(([stage, times]) => [stage, times.summary()])),
  };
}

function createTimes(): { add(ms: number): void; summary(): StageTime } {
  const bins = new Map<number, number>();
  let [n, total] = [0, 0];
  return {
    add(ms) {
      n += 1;
      total += ms;
      const bin = Math.ceil(Math.log(ms / START) / Math.log(RATIO));
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    },
    summary() {
      const sorted = [...bins].toSorted(([a], [b]) => a - b);
      return { mean: total / n, p50: percentile(sorted, 0.5 * n), p95: percentile(sorted, 0.95 * n) };
    },
  };
}

/** Middle of the bin (by ratio) that holds the time of this rank. */
function percentile(bins: readonly (readonly [bin: number, count: number])[], rank: number): number {
  let before = 0;
  for (const [bin, count] of bins) {
    before += count;
    if (before >= rank) return START * RATIO ** (bin - 0.5);
  }
  return 0;
}
