/** A list of numbers at a glance, as pandas' `describe` gives it; `null` where it is not defined. */
export interface NumberSummary {
  readonly count: number;
  readonly mean: number | null;
  /** Sample standard deviation (divisor n − 1); `null` for fewer than two numbers. */
  readonly std: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Percentiles, with linear interpolation between the two nearest numbers. */
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** Count, mean, spread and percentiles of numbers in any order. */
export function summarizeNumbers(numbers: readonly number[]): NumberSummary {
  const count = numbers.length;
  const sorted = Float64Array.from(numbers).sort();
  if (count === 0) return { count, mean: null, std: null, min: null, max: null, p5: null, p50: null, p95: null };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / count;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count,
    mean,
    std: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    min: sorted[0] ?? null,
    max: sorted[count - 1] ?? null,
    p5: percentile(sorted, 0.05),
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
  };
}

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
