import type { Calibration } from "../shared/calibration.ts";
import type { Confusions } from "../shared/confusions.ts";
import type { CoverageRow } from "../shared/coverage.ts";
import { coverageLines } from "./coverage-lines.ts";
import type { TextSections } from "./valid-report.ts";

interface TextSummary extends Confusions {
  readonly calibration: Calibration;
  readonly coverage: readonly CoverageRow[];
}

/** What reports about texts say beside their metrics: what was taken for what, and whether confidence keeps its word. */
export function textSections({ confusions, characters, calibration, coverage }: TextSummary): TextSections {
  return {
    confusions,
    characters,
    calibration: { n: calibration.n, bins: calibration.bins },
    coverage: coverageLines(coverage),
  };
}
