export { checkLabel } from "./check-label.ts";
export type { LabelProblem, LabelRules } from "./check-label.ts";
export { createPlateReader, PlateReaderOptionsSchema } from "./create-plate-reader.ts";
export type { PlateReader, PlateReaderOptions, PlateReaderStages, TracedReading } from "./create-plate-reader.ts";
export { escapeXml } from "./escape-xml.ts";
export { joinChars } from "./join-chars.ts";
export { joinTexts } from "./join-texts.ts";
export { isMatterOfOnePlate } from "./matter-of-one-plate.ts";
export { normalizePlateText } from "./normalize-plate-text.ts";
export { percent } from "./percent.ts";
export { plateConfidence } from "./plate-confidence.ts";
export { plateEvidence } from "./plate-evidence.ts";
export { ReadAgainSchema } from "./read-again-options.ts";
export type { ReadAgainOptions } from "./read-again-options.ts";
export type { PlateReading } from "./plate-reading.ts";
export type { MapPlacement, Mask, ProbabilityMap } from "./probability-map.ts";
export { prefetch } from "./prefetch.ts";
export type { Prepared } from "./prefetch.ts";
export type { ProgressEvent, RunOptions } from "./progress.ts";
export { splitLabel } from "./split-label.ts";
export type {
  CharCandidate,
  CharConfidence,
  FormatMatch,
  PlateRegion,
  PlateText,
  Rectifier,
  RectifiedPlate,
  Recognizer,
  Segmenter,
} from "./stages.ts";
export type { GrayImage, PixelImage, RasterImage } from "./image/pixel-image.ts";
export type {
  CtcManifest,
  InputSpec,
  MaskManifest,
  ModelFamily,
  ModelManifest,
  SlotsManifest,
} from "./onnx/manifest.ts";
