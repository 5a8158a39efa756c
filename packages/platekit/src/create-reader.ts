import { createPlateReader } from "@platekit/core";
import type { PlateReading, RasterImage, RunOptions, TracedReading } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { ImageSource } from "@platekit/core/image";
import { openStages } from "./open-stages.ts";
import { createRunGate } from "./run-gate.ts";
import { parseRunOptions, RunOptionsSchema } from "./run-options.ts";
import { decodeOptions, ReaderOptionsSchema, splitRunOptions } from "./options.ts";
import type { ReaderOptions } from "./options.ts";

/**
 * Reads plates in photos, with models that stay open. Whoever makes it closes it; closing waits for calls that run and
 * refuses new ones.
 */
export interface Reader extends AsyncDisposable {
  /**
   * Plates of a photo, most certain place first; `[]` where there is none.
   *
   * @param source A path, a `file:` URL, the bytes of an image file, or `{ data, width, height, channels }`.
   * @throws {PlateError} as `decodeImage`, `ERR_SESSION_RUN` where a network fails, `ERR_SESSION_CLOSED` after closing.
   * @throws {TypeError} where an option is unknown or of the wrong kind.
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
 * @throws {RangeError} where `formats` names a country that is not among `formatCodes()`.
 * @throws {PlateError} `ERR_MODEL_…` where a model cannot be found, read or opened.
 */
export async function createReader(options: ReaderOptions & RunOptions = {}): Promise<Reader> {
  const [run, rest] = splitRunOptions(options, "create reader");
  const resolved = parseOptions(ReaderOptionsSchema, rest, "create reader");
  const stages = await openStages(resolved, run);
  const { minEvidence, minConfidence, minLength, readAgain } = resolved;
  const reader = createPlateReader(stages, { minEvidence, minConfidence, minLength, readAgain });

  const gate = createRunGate("reader", () => stages[Symbol.asyncDispose]());

  async function trace(source: ImageSource, options: RunOptions = {}): Promise<TracedPhoto> {
    const own = parseRunOptions(RunOptionsSchema, options, "read photo");
    const image = await decodeImage(source, decodeOptions(resolved, own));
    own.onProgress?.({ stage: "decode", width: image.width, height: image.height });
    return { image, plates: await reader.trace(image, own) };
  }

  return {
    trace: (source, own) => gate.enter(() => trace(source, own)),
    read: async (source, own) => (await gate.enter(() => trace(source, own))).plates.map(({ reading }) => reading),
    warmup: () => gate.enter(() => stages.warmup()),
    [Symbol.asyncDispose]: () => gate.close(),
  };
}
