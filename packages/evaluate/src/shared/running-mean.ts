import { Z95 } from "../wilson-interval.ts";

/** A mean of values in [0, 1] with its 95 % interval. */
export interface Mean {
  readonly n: number;
  readonly value: number;
  readonly ci95: readonly [low: number, high: number];
}

/**
 * Mean of values in [0, 1] as they come, with `mean ± 1.96 · s / √n` (`s` with n − 1), cut to [0, 1]; the whole range for
 * fewer than two values.
 *
 * Welford, "Note on a method for calculating corrected sums of squares and products" (1962).
 */
export function createRunningMean(): { add(value: number): void; mean(): Mean } {
  let [n, mean, squares] = [0, 0, 0];
  return {
    add(value) {
      n += 1;
      const before = value - mean;
      mean += before / n;
      squares += before * (value - mean);
    },
    mean() {
      if (n < 2) return { n, value: mean, ci95: [0, 1] };
      const half = Z95 * Math.sqrt(squares / (n - 1) / n);
      return { n, value: mean, ci95: [Math.max(0, mean - half), Math.min(1, mean + half)] };
    },
  };
}
