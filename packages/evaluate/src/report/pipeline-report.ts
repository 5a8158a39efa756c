import type { PipelineRates } from "../pipeline/pipeline-rates.ts";
import type { NegativeSummary, PipelineSummary } from "../pipeline/pipeline-summary.ts";
import { coverageLines } from "./coverage-lines.ts";
import { textSections } from "./text-sections.ts";
import { toShares } from "./to-shares.ts";
import type { ReportHead } from "./to-report.ts";
import type { PipelineCoverageLine, PipelineMetrics, PipelineReport } from "./valid-report.ts";

/** Report of task `pipeline`. */
export function pipelineReport(summary: PipelineSummary, { model, settings }: ReportHead): PipelineReport {
  const { n, failed, calibration, images, negatives, ms } = summary;
  return {
    version: 1,
    task: "pipeline",
    model,
    n,
    failed,
    metrics: {
      ...toMetrics(summary),
      ...toOverlaps(summary),
      readings_per_image: summary.readingsPerImage,
      ...(negatives === undefined ? {} : toShares({ negatives_with_reading: negatives.withReading })),
      ece: calibration.ece,
      brier: calibration.brier,
    },
    by_region: summary.byRegion.map((row) => ({
      region: row.region,
      n: row.n,
      failed: row.failed,
      ...toMetrics(row),
    })),
    images,
    ...(negatives === undefined ? {} : { negatives: toNegatives(negatives) }),
    by_height: summary.byHeight.map(({ low, high, found03, readStrict }) => ({
      low,
      high,
      n: found03.n,
      ...toShares({ found_03: found03, read_strict: readStrict }),
    })),
    ...textSections(summary),
    coverage: toCoverage(summary),
    ms,
    settings,
  };
}

function toMetrics(rates: PipelineRates): PipelineMetrics {
  return {
    ...toShares({
      found_03: rates.found03,
      found_05: rates.found05,
      read_strict: rates.readStrict,
      read_folded: rates.readFolded,
    }),
    cer: rates.cer,
    cer_found: rates.cerFound,
  };
}

function toOverlaps({ iou, quads }: PipelineSummary) {
  const corners = quads === undefined ? {} : toShares({ quad_iou: quads.iou, quad_found_05: quads.found05 });
  return { ...toShares({ iou }), ...corners };
}

/** What a threshold keeps of the plates, and of the false readings. */
function toCoverage({ coverage, negatives }: PipelineSummary): readonly PipelineCoverageLine[] {
  return coverageLines(coverage).map((line) => {
    const left = negatives?.coverage.find(({ threshold }) => threshold === line.threshold);
    if (left === undefined) return line;
    return { ...line, negative_readings: left.readings, ...toShares({ negatives_with_reading: left.withReading }) };
  });
}

function toNegatives({ n, failed, readings, withReading }: NegativeSummary) {
  return { n, failed, with_reading: withReading.hits, readings };
}
