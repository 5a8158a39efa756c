import type { RasterImage, RunOptions } from "@platekit/core";
import type { Polygon, Quad } from "@platekit/core/geometry";
import { parseOptions } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { DecodedImage, ImageFormat, ImageSource } from "@platekit/core/image";
import { dilatePlate, redactImage } from "@platekit/redact";
import type { NetworkSegmenter } from "@platekit/segment";
import { checkExtension } from "../files/check-extension.ts";
import { checkOutput } from "../files/check-output.ts";
import { writeFileAtomic } from "../files/write-file-atomic.ts";
import { openSegmenter } from "../open-segmenter.ts";
import { decodeOptions, MaskerOptionsSchema, sessionOptions, splitRunOptions } from "../options.ts";
import { createRunGate } from "../run-gate.ts";
import { MaskRunOptionsSchema, parseRunOptions } from "../run-options.ts";
import type { ResolvedMaskRunOptions } from "../run-options.ts";
import type { MaskerOptions, MaskRunOptions, ResolvedMaskerOptions } from "../options.ts";
import { encodeMasked } from "./encode-masked.ts";
import { plateShape } from "./plate-shape.ts";

/** A place that was painted over, in pixels of the photo held upright. */
export interface MaskedRegion {
  /** Corners of the plate: TL, TR, BR, BL of the plate itself. */
  readonly polygon: Quad;
  /** What was painted: the plate grown by the margin. Every pixel it touches is painted, no other pixel changed. */
  readonly outline: Polygon;
  /** How sure the segmenter is that this is a plate, in [0, 1]. */
  readonly score: number;
}

/** A photo without plates. */
export interface MaskedPhoto {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly MaskedRegion[];
  /** The masked pixels, before encoding. */
  readonly image: RasterImage;
  /** The masked photo as a file in the format of the source; absent where the source was raw pixels. */
  readonly file?: MaskedFile;
}

export interface MaskedFile {
  readonly format: ImageFormat;
  readonly bytes: Uint8Array;
}

/** The model and the settings that decide what a masked photo looks like. */
export interface MaskSettings extends Pick<
  ResolvedMaskerOptions,
  "threshold" | "style" | "color" | "margin" | "minMargin" | "keep"
> {
  /** Id of the segmentation model. */
  readonly model: string;
}

/**
 * Masks plates in photos, with a model that stays open. Whoever makes it closes it; closing waits for calls that run
 * and refuses new ones.
 */
export interface Masker extends AsyncDisposable {
  /** What this masker does, for records of what was done. */
  readonly settings: MaskSettings;
  /**
   * Paints over every plate found, readable or not. Neither the source nor its bytes are changed.
   *
   * @throws {PlateError} as `decodeImage`; `ERR_IMAGE_WRITE` where `output` cannot be written, is there already and `overwrite`
   *   was not given, or is called like another format; `ERR_SESSION_CLOSED` after closing.
   * @throws {TypeError} where an option is unknown or of the wrong kind, or pixels are to become a file.
   */
  mask(source: ImageSource, options?: MaskRunOptions): Promise<MaskedPhoto>;
  /** Runs the network once on nothing, so that the first photo is as fast as the next. */
  warmup(): Promise<void>;
}

/**
 * Opens the segmentation model once, for many photos. No recogniser is opened: what is masked is never read.
 *
 * @throws {TypeError} where an option is unknown or of the wrong kind.
 * @throws {PlateError} `ERR_MODEL_…` where the model cannot be found, read or opened.
 */
export async function createMasker(options: MaskerOptions & RunOptions = {}): Promise<Masker> {
  const [run, rest] = splitRunOptions(options, "create masker");
  const resolved = parseOptions(MaskerOptionsSchema, rest, "create masker");
  const segmenter = await openSegmenter({
    ...sessionOptions(resolved, run),
    onProgress: run.onProgress,
    segmenter: resolved.segmenter,
    segment: forMasking(resolved),
  });
  const gate = createRunGate("masker", () => segmenter[Symbol.asyncDispose]());
  return {
    settings: toSettings(segmenter.manifest.id, resolved),
    mask: (source, own = {}) =>
      gate.enter(async () => {
        const run = parseRunOptions(MaskRunOptionsSchema, own, "mask photo");
        return await maskPhoto(source, { segmenter, options: resolved, run });
      }),
    warmup: () => gate.enter(() => segmenter.warmup()),
    [Symbol.asyncDispose]: () => gate.close(),
  };
}

function toSettings(model: string, options: ResolvedMaskerOptions): MaskSettings {
  const { threshold, style, color, margin, minMargin, keep } = options;
  return { model, threshold, style, color, margin, minMargin, keep };
}

/** A car park in one photo; the segmenter's own limit is meant for reading. */
const MAX_PLATES = 1000;

/** In px²: a plate of 10 × 3 pixels has no text left that anybody could read. */
const UNREADABLE_AREA = 30;

/** No shape is ruled out. */
const ANY_ASPECT = 1e6;

/** Recall before precision: look everywhere, keep what is unlikely, small or seen by one look only. */
function forMasking({ threshold }: ResolvedMaskerOptions) {
  return {
    maskThreshold: threshold,
    minScore: 0,
    minArea: UNREADABLE_AREA,
    maxAspect: ANY_ASPECT,
    maxRegions: MAX_PLATES,
    splitTouching: false,
    secondLook: { keepUnconfirmed: true },
    tiling: "always" as const,
  };
}

interface MaskWork {
  readonly segmenter: NetworkSegmenter;
  readonly options: ResolvedMaskerOptions;
  readonly run: ResolvedMaskRunOptions;
}

async function maskPhoto(source: ImageSource, { segmenter, options, run }: MaskWork): Promise<MaskedPhoto> {
  if (run.output !== undefined) await checkOutput(run.output, source, run);
  const photo = await decodeImage(source, decodeOptions(options, run));
  if (run.output !== undefined) checkFormat(run.output, source, photo);
  run.onProgress?.({ stage: "decode", width: photo.width, height: photo.height });
  const start = performance.now();
  const found = await segmenter.segment(photo, run);
  run.onProgress?.({ stage: "segment", regions: found.length, ms: performance.now() - start });
  const shapes = found.map((region) => ({ ...plateShape(region), score: region.score }));
  const { style, color, margin, minMargin } = options;
  const image = redactImage(
    photo,
    shapes.map(({ hull }) => hull),
    { style, color, margin, minMargin },
  );
  const file =
    photo.info && (await encodeMasked(image, { source, format: photo.info.format, keep: options.keep, run }));
  if (run.output !== undefined && file !== undefined) {
    run.signal?.throwIfAborted();
    // Once more: masking took a while.
    await checkOutput(run.output, source, run);
    await writeFileAtomic(run.output, file.bytes);
  }
  return {
    width: image.width,
    height: image.height,
    regions: shapes.map(({ quad, hull, score }) => ({ polygon: quad, outline: dilatePlate(hull, options), score })),
    image,
    ...(file === undefined ? {} : { file }),
  };
}

/** Before the network runs for nothing: only a file can become a file, and in its own format. */
function checkFormat(output: string, source: ImageSource, { info }: DecodedImage): void {
  if (info === undefined) {
    throw new TypeError(`Cannot write ${output}: the source must be a file or its bytes, got raw pixels`);
  }
  checkExtension(output, source, info.format);
}
