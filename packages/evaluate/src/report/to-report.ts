import type { OcrSummary } from "../ocr/ocr-summary.ts";
import type { PipelineSummary } from "../pipeline/pipeline-summary.ts";
import type { SegmentSummary } from "../segment/segment-summary.ts";
import { ocrReport } from "./ocr-report.ts";
import { pipelineReport } from "./pipeline-report.ts";
import { segmentReport } from "./segment-report.ts";
import type { OcrReport, PipelineReport, SegmentReport, ValidReport } from "./valid-report.ts";

/** What was measured, and how: told as it is. */
export interface ReportHead {
  readonly model: ValidReport["model"];
  readonly settings: ValidReport["settings"];
}

/** The summary in the names and the order of `lpr valid --json`. */
export function toReport(summary: OcrSummary, head: ReportHead): OcrReport;
export function toReport(summary: PipelineSummary, head: ReportHead): PipelineReport;
export function toReport(summary: SegmentSummary, head: ReportHead): SegmentReport;
export function toReport(summary: OcrSummary | PipelineSummary | SegmentSummary, head: ReportHead): ValidReport {
  if (summary.task === "ocr") return ocrReport(summary, head);
  return summary.task === "pipeline" ? pipelineReport(summary, head) : segmentReport(summary, head);
}
