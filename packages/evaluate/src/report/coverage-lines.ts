import type { CoverageRow } from "../shared/coverage.ts";
import type { CoverageLine } from "./valid-report.ts";

/** The coverage table as a report writes it. */
export function coverageLines(rows: readonly CoverageRow[]): readonly CoverageLine[] {
  return rows.map(({ threshold, coverage, accuracy }) => ({
    threshold,
    n: coverage.hits,
    coverage: coverage.value,
    coverage_ci95: coverage.ci95,
    accuracy: accuracy.n === 0 ? null : accuracy.value,
    accuracy_ci95: accuracy.ci95,
  }));
}
