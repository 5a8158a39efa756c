import { createPlateReader } from "@platekit/core";
import type { PlateReading, RasterImage, RunOptions, TracedReading } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { ImageSource } from "@platekit/core/image";
import { openStages } from "./open-stages.ts";
import { decodeOptions, ReaderOptionsSchema, splitRunOptions } from "./options.ts";
import type { ReaderOptions } from "./options.ts";

/** Reads plates in photos, one after the other, with models that stay open. Whoever makes it closes it. */
export interface Reader extends AsyncDisposable {
  /**
   * Plates of a photo, most certain place first; `[]` where there is none.
   *
   * @param source A path, a `file:` URL, the bytes of an image file, or `{ data, width, height, channels }`.
   * @throws {PlateError} as `decodeImage`, and `ERR_SESSION_RUN` where a network fails.
   */
  read(source: ImageSource, options?: RunOptions): Promise<readonly PlateReading[]>;
  /** As `read`, with the decoded photo and, behind each reading, its region and the plate seen from the front. */
  trace(source: ImageSource, options?: RunOptions): Promise<TracedPhoto>;
  /** Runs both networks once on nothing, so that the first photo is as fast as the next. */
  warmup(): Promise<void>;
}

/** A photo and everything known of its plates. */
export interface TracedPhoto {
  /** Upright, sRGB: the pixels the polygons speak of. */
  readonly image: RasterImage;
  readonly plates: readonly TracedReading[];
}

/**
 * Opens the models once, for many photos:
 *
 * ```ts
 * await using reader = await createReader();
 * for (const path of paths) console.log(await reader.read(path));
 * ```
 *
 * @throws {TypeError} where an option is unknown or of the wrong kind.
 * @throws {PlateError} `ERR_MODEL_…` where a model cannot be found, read or opened.
 */
export async function createReader(options: ReaderOptions & RunOptions = {}): Promise<Reader> {
  const [run, rest] = splitRunOptions(options);
  const resolved = parseOptions(ReaderOptionsSchema, rest, "create reader");
  const stages = await openStages(resolved, run);
  const reader = createPlateReader(stages, {
    minConfidence: resolved.minConfidence,
    minLength: resolved.minLength,
  });

  async function trace(source: ImageSource, own: RunOptions = {}): Promise<TracedPhoto> {
    const image = await decodeImage(source, decodeOptions(resolved, own));
    own.onProgress?.({ stage: "decode", width: image.width, height: image.height });
    return { image, plates: await reader.trace(image, own) };
  }

  return {
    trace,
    read: async (source, own) => (await trace(source, own)).plates.map(({ reading }) => reading),
    warmup: () => stages.warmup(),
    [Symbol.asyncDispose]: () => stages[Symbol.asyncDispose](),
  };
}
