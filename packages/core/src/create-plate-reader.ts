import { z } from "zod";
import { countChars } from "./count-chars.ts";
import { parseOptions } from "./errors/parse-options.ts";
import { PlateError } from "./errors/plate-error.ts";
import type { FoundPlate, ReadPlate } from "./found-plate.ts";
import type { RasterImage } from "./image/pixel-image.ts";
import { isMatterOfOnePlate } from "./matter-of-one-plate.ts";
import { plateEvidence } from "./plate-evidence.ts";
import { toReading } from "./plate-reading.ts";
import type { PlateReading } from "./plate-reading.ts";
import type { RunOptions } from "./progress.ts";
import { ReadAgainSchema } from "./read-again-options.ts";
import { readAgain } from "./read-again.ts";
import type { PlateRegion, Rectifier, RectifiedPlate, Recognizer, Segmenter } from "./stages.ts";

const share = z.number().min(0).max(1);

export const PlateReaderOptionsSchema = z.strictObject({
  /** Leave out readings whose confidence is below this, in [0, 1]. */
  minConfidence: share.default(0),
  /** Leave out readings with less evidence than this, in [0, 1]: see `plateEvidence`. */
  minEvidence: share.default(0),
  /** Leave out readings of fewer characters than this, pads not counted. */
  minLength: z.int().min(1).default(1),
  /** Read plates in doubt once more, at other margins: see `readAgain`. */
  readAgain: ReadAgainSchema,
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
 * A region in which nothing was read is no reading. Plates read with doubt are read again at other margins (`readAgain`),
 * and what is left out afterwards is decided by `minLength`, `minConfidence` and `minEvidence`.
 */
export function createPlateReader(stages: PlateReaderStages, options: PlateReaderOptions = {}): PlateReader {
  const resolved = parseOptions(PlateReaderOptionsSchema, options, "create plate reader");

  async function trace(image: RasterImage, run: RunOptions = {}): Promise<readonly TracedReading[]> {
    run.signal?.throwIfAborted();
    const regions = await timed("segment", run, () => stages.segmenter.segment(image, run));
    run.signal?.throwIfAborted();
    const found = await timed("rectify", run, () => rectifyAll(stages.rectifier, image, { regions, run }));
    const read = await timed("recognize", run, async () => {
      const once = await recognizeAll(stages.recognizer, found, run);
      return resolved.readAgain === "off" ? once : readAgain(once, { ...stages, ...resolved.readAgain, image, run });
    });
    return read
      .map(([{ region, plate }, text]) => ({
        reading: toReading({ score: region.score, quad: plate.quad }, text),
        region,
        plate,
      }))
      .filter(({ reading }) => isWanted(reading, resolved));
  }

  return {
    trace,
    read: async (image, run) => (await trace(image, run)).map(({ reading }) => reading),
  };
}

function isWanted(reading: PlateReading, limits: z.output<typeof PlateReaderOptionsSchema>): boolean {
  const { minLength, minConfidence, minEvidence } = limits;
  if (countChars(reading.chars) < minLength || reading.confidence < minConfidence) return false;
  return plateEvidence(reading) >= minEvidence;
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
