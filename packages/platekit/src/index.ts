export { createReader } from "./create-reader.ts";
export type { Reader, TracedPhoto } from "./create-reader.ts";
export { createMasker } from "./mask/create-masker.ts";
export type { MaskedFile, MaskedPhoto, MaskedRegion, Masker, MaskSettings } from "./mask/create-masker.ts";
export { maskPlates } from "./mask/mask-plates.ts";
export { openReaderStages } from "./open-reader-stages.ts";
export type { OpenStages } from "./open-stages.ts";
export { openRecognizer } from "./open-recognizer.ts";
export { openSegmenter } from "./open-segmenter.ts";
export { writeFileAtomic } from "./files/write-file-atomic.ts";
export { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER } from "./models/default-models.ts";
export { formatCodes } from "./formats/format-codes.ts";
export { loadFormats } from "./formats/load-formats.ts";
export type { FormatsChoice } from "./formats/formats-choice.ts";
export { loadModel } from "./models/load-model.ts";
export type { ModelChoice } from "./models/model-choice.ts";
export {
  MaskerOptionsSchema,
  OpenRecognizerOptionsSchema,
  OpenSegmenterOptionsSchema,
  ReaderOptionsSchema,
} from "./options.ts";
export type {
  MaskerOptions,
  MaskRunOptions,
  OpenRecognizerOptions,
  OpenSegmenterOptions,
  ReaderOptions,
} from "./options.ts";
export { readPlates } from "./read-plates.ts";
export type {
  CharCandidate,
  CharConfidence,
  FormatMatch,
  PlateReading,
  ProgressEvent,
  RunOptions,
  TracedReading,
} from "@platekit/core";
export { PLATE_ERROR_CODES, PlateError } from "@platekit/core/errors";
export type { PlateErrorCode } from "@platekit/core/errors";
export type { Point, Polygon, Quad } from "@platekit/core/geometry";
export type { ImageFormat, ImageSource, MetadataKind, RasterImage, RawPixels } from "@platekit/core/image";
export { embeddedModels } from "@platekit/models";
export type { EmbeddedModel } from "@platekit/models";
export type { RecognizerManifest, TraceableRecognizer, TracedTexts } from "@platekit/ocr";
export { createRectifier } from "@platekit/rectify";
export type { RectifierOptions } from "@platekit/rectify";
export { paintRegions } from "@platekit/segment";
export type { NetworkSegmenter } from "@platekit/segment";
export { KEEPABLE_METADATA, REDACT_STYLES } from "@platekit/redact";
export type { RedactStyle } from "@platekit/redact";
