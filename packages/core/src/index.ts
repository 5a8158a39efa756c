export { createPlateReader, PlateReaderOptionsSchema } from "./create-plate-reader.ts";
export type { PlateReader, PlateReaderOptions, PlateReaderStages, TracedReading } from "./create-plate-reader.ts";
export { plateConfidence } from "./plate-confidence.ts";
export type { PlateReading } from "./plate-reading.ts";
export type { MapPlacement, Mask, ProbabilityMap } from "./probability-map.ts";
export type { ProgressEvent, RunOptions } from "./progress.ts";
export type {
  CharCandidate,
  CharConfidence,
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
