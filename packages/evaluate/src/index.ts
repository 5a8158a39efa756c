export { createOcrSummary } from "./ocr/ocr-summary.ts";
export type { OcrSummary, OcrSummaryOptions } from "./ocr/ocr-summary.ts";
export { isPlateRight } from "./ocr/is-right.ts";
export { scoreSlots } from "./ocr/score-slots.ts";
export { slotTruth } from "./ocr/slot-truth.ts";
export type { SlotAlphabet } from "./ocr/slot-truth.ts";
export { createPipelineSummary } from "./pipeline/pipeline-summary.ts";
export type { NegativeSummary, PipelineSummary } from "./pipeline/pipeline-summary.ts";
export { scorePhoto } from "./pipeline/score-photo.ts";
export type { PhotoScore, SceneReading } from "./pipeline/score-photo.ts";
export { formatConfidence } from "./report/format-confidence.ts";
export { formatInterval } from "./report/format-interval.ts";
export { formatMetric } from "./report/format-metric.ts";
export { formatPercent } from "./report/format-percent.ts";
export { metricInfo } from "./report/metric-info.ts";
export type { MetricInfo } from "./report/metric-info.ts";
export { metricValue, metricValues } from "./report/metric-values.ts";
export type { MetricValue } from "./report/metric-values.ts";
export { pairWords } from "./report/pair-words.ts";
export { unknownObjects } from "./report/unknown-objects.ts";
export { toReport } from "./report/to-report.ts";
export type { ReportHead } from "./report/to-report.ts";
export type {
  CoverageLine,
  Interval,
  OcrConventions,
  OcrMetrics,
  OcrReport,
  PipelineMetrics,
  PipelineReport,
  RegionMetrics,
  SegmentReport,
  ValidReport,
} from "./report/valid-report.ts";
export type {
  LabelScore,
  NegativeResult,
  OcrResult,
  PipelineResult,
  PlateLabel,
  RowError,
  SegmentResult,
  SlotHits,
} from "./results.ts";
export { isMaskRight } from "./segment/is-mask-right.ts";
export { maskAccuracy, maskDice, maskIou } from "./segment/mask-overlap.ts";
export type { PixelCounts } from "./segment/mask-overlap.ts";
export { createSegmentSummary } from "./segment/segment-summary.ts";
export type { SegmentSummary } from "./segment/segment-summary.ts";
export { scoreMask } from "./segment/score-mask.ts";
export type { MaskScore } from "./segment/score-mask.ts";
export { alignReading } from "./shared/align-reading.ts";
export type { ReadChar, ReadPlace } from "./shared/align-reading.ts";
export { alignTexts } from "./shared/align-texts.ts";
export type { CharPair } from "./shared/align-texts.ts";
export type { Calibration, ReliabilityBin } from "./shared/calibration.ts";
export type { CharacterCount, Confusion } from "./shared/confusions.ts";
export type { CoverageRow } from "./shared/coverage.ts";
export type { StageTime } from "./shared/durations.ts";
export type { HeightBin } from "./shared/height-bin.ts";
export type { Mean } from "./shared/running-mean.ts";
export type { Share } from "./shared/share.ts";
export { foldPlateText } from "./plate-text.ts";
export { measureTimes } from "./timing/measure-times.ts";
export type { MeasurePlan, MeasureWorld } from "./timing/measure-times.ts";
export { summarizeTimes } from "./timing/summarize-times.ts";
export type { TimeSummary } from "./timing/summarize-times.ts";
export { wilsonInterval } from "./wilson-interval.ts";
export type { ErrorPicture, PagePicture, PredictionPicture, ReadChars } from "./page/error-picture.ts";
export { LOW_CONFIDENCE } from "./page/render-cards.ts";
export { renderPredictionsPage } from "./page/render-predictions-page.ts";
export type { PredictionsAbout } from "./page/render-predictions-page.ts";
export { renderReportPage } from "./page/render-report-page.ts";
export type { ReportAbout } from "./page/render-report-page.ts";
