import { z } from "zod";
import { parseOptions } from "./errors/parse-options.ts";
import { PlateError } from "./errors/plate-error.ts";
import type { RasterImage } from "./image/pixel-image.ts";
import { toReading } from "./plate-reading.ts";
import type { PlateReading } from "./plate-reading.ts";
import type { RunOptions } from "./progress.ts";
import type { PlateRegion, PlateText, Rectifier, RectifiedPlate, Recognizer, Segmenter } from "./stages.ts";

export const PlateReaderOptionsSchema = z.strictObject({
  /** Leave out readings whose confidence is below this, in [0, 1]. */
  minConfidence: z.number().min(0).max(1).default(0),
  /** Leave out readings of fewer characters than this, pads not counted. */
  minLength: z.int().min(1).default(1),
});

export type PlateReaderOptions = z.input<typeof PlateReaderOptionsSchema>;

/** The three stations a photo passes; whoever made them closes them. */
export interface PlateReaderStages {
  readonly segmenter: Pick<Segmenter, "segment">;
  readonly rectifier: Rectifier;
  readonly recognizer: Pick<Recognizer, "recognize">;
}

/** A plate on its way through the stages, with everything known of it. */
export interface TracedReading {
  readonly reading: PlateReading;
  readonly region: PlateRegion;
  readonly plate: RectifiedPlate;
}

export interface PlateReader {
  /** Plates of the photo, best region score first; `[]` where there is none. */
  read(image: RasterImage, options?: RunOptions): Promise<readonly PlateReading[]>;
  /** As `read`, with the region and the flat plate behind each reading. */
  trace(image: RasterImage, options?: RunOptions): Promise<readonly TracedReading[]>;
}

/**
 * Puts the three stages in a row: image → regions → flat plates → readings.
 * A region without a sensible quad, or whose plate the recogniser cannot take, is left out and told to `onProgress` as
 * `region-skipped`; the others go on.
 * A region in which nothing was read is no reading.
 */
export function createPlateReader(stages: PlateReaderStages, options: PlateReaderOptions = {}): PlateReader {
  const { minConfidence, minLength } = parseOptions(PlateReaderOptionsSchema, options, "create plate reader");

  async function trace(image: RasterImage, run: RunOptions = {}): Promise<readonly TracedReading[]> {
    run.signal?.throwIfAborted();
    const regions = await timed("segment", run, () => stages.segmenter.segment(image, run));
    run.signal?.throwIfAborted();
    const found = await timed("rectify", run, () => rectifyAll(stages.rectifier, image, { regions, run }));
    const read = await timed("recognize", run, () => recognizeAll(stages.recognizer, found, run));
    return read
      .map(([{ region, plate }, text]) => ({
        reading: toReading({ score: region.score, quad: plate.quad }, text),
        region,
        plate,
      }))
      .filter(({ reading }) => countChars(reading) >= minLength && reading.confidence >= minConfidence);
  }

  return {
    trace,
    read: async (image, run) => (await trace(image, run)).map(({ reading }) => reading),
  };
}

interface FoundPlate {
  /** Which of the photo's regions, from 0. */
  readonly index: number;
  readonly region: PlateRegion;
  readonly plate: RectifiedPlate;
}

interface RectifyWork {
  readonly regions: readonly PlateRegion[];
  readonly run: RunOptions;
}

function rectifyAll(rectifier: Rectifier, image: RasterImage, { regions, run }: RectifyWork): FoundPlate[] {
  return regions.flatMap((region, index) => {
    try {
      return [{ index, region, plate: rectifier.rectify(image, region) }];
    } catch (error) {
      if (!PlateError.isInstance(error) || error.code !== "ERR_QUAD_DEGENERATE") throw error;
      run.onProgress?.({ stage: "region-skipped", index, error });
      return [];
    }
  });
}

type ReadPlate = [FoundPlate, PlateText];

/** All plates in one batch; where that fails, one by one, so that a plate nobody can read does not lose the others. */
async function recognizeAll(
  recognizer: PlateReaderStages["recognizer"],
  found: readonly FoundPlate[],
  run: RunOptions,
): Promise<readonly ReadPlate[]> {
  if (found.length === 0) return [];
  try {
    const images = found.map(({ plate }) => plate.image);
    return zip(found, await recognizer.recognize(images, run));
  } catch (error) {
    if (!isMatterOfOnePlate(error, run)) throw error;
    const [first] = found;
    if (first === undefined || found.length > 1) {
      const alone = [];
      for (const plate of found) alone.push(...(await recognizeAll(recognizer, [plate], run)));
      return alone;
    }
    run.onProgress?.({ stage: "region-skipped", index: first.index, error });
    return [];
  }
}

/** A plate too thin for the network's input (`RangeError`), or scores that are no numbers (`ERR_MODEL_SIGNATURE`). */
function isMatterOfOnePlate(error: unknown, { signal }: RunOptions): error is Error {
  if (signal?.aborted === true) return false;
  return error instanceof RangeError || (PlateError.isInstance(error) && error.code === "ERR_MODEL_SIGNATURE");
}

/** Characters of a reading, without pads. */
function countChars({ chars }: PlateReading): number {
  return chars.filter(({ isPad }) => isPad !== true).length;
}

type CountedStage = "segment" | "rectify" | "recognize";

/** Runs a stage and tells how many plates it gave and how long it took. */
async function timed<T>(
  stage: CountedStage,
  run: RunOptions,
  work: () => readonly T[] | Promise<readonly T[]>,
): Promise<readonly T[]> {
  const start = performance.now();
  const results = await work();
  const ms = performance.now() - start;
  run.onProgress?.(
    stage === "segment" ? { stage, regions: results.length, ms } : { stage, plates: results.length, ms },
  );
  return results;
}

/** Pairs two lists; a difference in length is a broken stage and must not be hidden. */
function zip<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  if (left.length !== right.length) {
    throw new TypeError(`Cannot pair plates with texts: wanted ${left.length} texts, got ${right.length}`);
  }
  return left.map((a, index) => [a, right[index] as B]);
}
