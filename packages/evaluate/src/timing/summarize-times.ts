/** What many measured times say, in the unit they came in. */
export interface TimeSummary {
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Sums times up. Percentiles are by nearest rank: the p-th is the shortest of the measured times that at least p % of
 * them do not exceed. It is always a time that was measured; of fewer than 100 times the 99th is the longest.
 *
 * @throws {RangeError} where there is no time.
 */
export function summarizeTimes(times: readonly number[]): TimeSummary {
  const sorted = times.toSorted((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) {
    throw new RangeError("Cannot sum up times: there must be at least one, got none");
  }
  const sum = sorted.reduce((total, time) => total + time, 0);
  const percentile = (percent: number): number => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? max;
  return {
    n: sorted.length,
    mean: sum / sorted.length,
    min,
    p50: percentile(50),
    p95: percentile(95),
    p99: percentile(99),
    max,
  };
}
