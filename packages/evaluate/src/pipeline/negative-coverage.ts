import { COVERAGE_THRESHOLDS } from "../shared/coverage.ts";
import { createHits } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";

/** False readings that are left when those less sure than `threshold` are refused. */
export interface NegativeCoverageRow {
  readonly threshold: number;
  readonly readings: number;
  /** Photos with such a reading, of those that did not fail. */
  readonly withReading: Share;
}

/** Counts readings in photos without a plate by confidence, at the thresholds of `createCoverage`. */
export function createNegativeCoverage(): {
  /** @param confidences Of the readings in one photo. */
  add(confidences: readonly number[]): void;
  summary(): readonly NegativeCoverageRow[];
} {
  const rows = COVERAGE_THRESHOLDS.map((threshold) => ({ threshold, readings: 0, photos: createHits() }));
  return {
    add(confidences) {
      for (const row of rows) {
        const left = confidences.filter((confidence) => confidence >= row.threshold).length;
        row.readings += left;
        row.photos.add(left > 0);
      }
    },
    summary: () =>
      rows.map(({ threshold, readings, photos }) => ({ threshold, readings, withReading: photos.share() })),
  };
}
