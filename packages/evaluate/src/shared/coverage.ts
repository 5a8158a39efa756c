import { toShare } from "./share.ts";
import type { Share } from "./share.ts";

/** Confidences from which a reader may take a reading. */
export const COVERAGE_THRESHOLDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] as const;

/** What is left when readings less sure than `threshold` are refused, and how much of it is right. */
export interface CoverageRow {
  readonly threshold: number;
  /** Readings at or above the threshold, of all rows. */
  readonly coverage: Share;
  /** Right ones among those. */
  readonly accuracy: Share;
}

/** Counts readings by confidence, one row a threshold; `miss` is a row without a reading. */
export function createCoverage(): {
  add(confidence: number, hit: boolean): void;
  miss(): void;
  summary(): readonly CoverageRow[];
} {
  const rows = COVERAGE_THRESHOLDS.map((threshold) => ({ threshold, n: 0, right: 0 }));
  let all = 0;
  return {
    add(confidence, hit) {
      all += 1;
      for (const row of rows.filter(({ threshold }) => confidence >= threshold)) {
        row.n += 1;
        row.right += Number(hit);
      }
    },
    miss() {
      all += 1;
    },
    summary: () =>
      rows.map(({ threshold, n, right }) => ({
        threshold,
        coverage: toShare(n, all),
        accuracy: toShare(right, n),
      })),
  };
}
