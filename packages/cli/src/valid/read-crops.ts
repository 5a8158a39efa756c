import type { PlateRow } from "@platekit/dataset";
import { scoreSlots, slotTruth } from "@platekit/evaluate";
import type { OcrResult } from "@platekit/evaluate";
import { isMatterOfOnePlate, joinChars, plateConfidence, prefetch } from "@platekit/core";
import type { RasterImage, TraceableRecognizer, TracedTexts } from "platekit";
import { describeError } from "../output/describe-error.ts";
import type { OpenedPicture } from "./open-picture.ts";
import { roundChars } from "./round-chars.ts";
import { roundMs } from "./round-ms.ts";
import { roundProbability } from "./round-probability.ts";
import { topRegions } from "./top-regions.ts";
import { trimPicture } from "./trim-picture.ts";

/** How pictures of single plates are read. */
export interface CropWork {
  readonly recognizer: TraceableRecognizer;
  /** Cut from each side, as a share of width and height. */
  readonly trim: number;
  readonly open: (path: string) => Promise<OpenedPicture>;
  readonly signal: AbortSignal;
}

/** Plates the network gets at once, and pictures that are decoded meanwhile. */
export const PLATES_PER_RUN = 16;
/** Photos instead of crops are run as soon as they hold this many pixels: 16 of 12 megapixels are 600 MB. */
const PIXELS_PER_RUN = 16e6;

/**
 * Reads the rows of a table in batches and gives one result a row, in order. While the network reads a batch, the results of
 * the one before are worked on and the pictures of the next are decoded. A row whose picture cannot be opened or read
 * gives a result with an `error`. Ends early where the signal stops it.
 */
export async function* readCrops(rows: AsyncIterable<PlateRow>, work: CropWork): AsyncGenerator<OcrResult> {
  let reading: Promise<readonly OcrResult[]> = Promise.resolve([]);
  try {
    for await (const batch of batches(rows, work)) {
      const results = await reading;
      if (work.signal.aborted) return;
      reading = readBatch(batch, work);
      // A failure waits until its turn has come.
      reading.catch(() => undefined);
      yield* results;
    }
    yield* await reading;
  } finally {
    // Who stops early does not hear of it, and the model may be closed only when nobody reads.
    await reading.catch(() => undefined);
  }
}

async function* batches(rows: AsyncIterable<PlateRow>, work: CropWork): AsyncGenerator<readonly Waiting[]> {
  let batch: Waiting[] = [];
  let pixels = 0;
  for await (const prepared of prefetch(rows, ({ path }) => work.open(path), PLATES_PER_RUN)) {
    if (work.signal.aborted) return;
    batch.push(toWaiting(prepared, work.trim));
    pixels += "value" in prepared ? prepared.value.picture.width * prepared.value.picture.height : 0;
    if (batch.length < PLATES_PER_RUN && pixels < PIXELS_PER_RUN) continue;
    yield batch;
    [batch, pixels] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** A row and its plate, or why there is none. */
type Waiting = { readonly row: PlateRow } & (
  | { readonly plate: RasterImage; readonly decodeMs: number }
  | { readonly error: unknown }
);

function toWaiting(
  prepared: { readonly item: PlateRow } & ({ readonly value: OpenedPicture } | { readonly error: unknown }),
  trim: number,
): Waiting {
  const { item: row } = prepared;
  if ("error" in prepared) return { row, error: prepared.error };
  const { picture, ms } = prepared.value;
  return { row, plate: trimPicture(picture, trim), decodeMs: ms };
}

async function readBatch(batch: readonly Waiting[], work: CropWork): Promise<readonly OcrResult[]> {
  const plates = batch.flatMap((waiting) => ("plate" in waiting ? [waiting.plate] : []));
  const read = await readPlates(plates, work);
  // Nothing that was begun counts when the work is stopped.
  if (work.signal.aborted) return [];
  let next = 0;
  return batch.map((waiting) => {
    if ("error" in waiting) return failed(waiting.row, waiting.error);
    const plate = read[next++];
    if (plate === undefined) throw new TypeError(`Cannot pair plates with texts: none for line ${waiting.row.line}`);
    if ("error" in plate) return failed(waiting.row, plate.error);
    return toResult({ ...waiting, ...plate }, work.recognizer);
  });
}

type ReadPlate = { readonly traced: TracedTexts; readonly index: number; readonly readMs: number };

/** All plates in one run; where one of them cannot be taken, one by one. */
async function readPlates(
  plates: readonly RasterImage[],
  work: CropWork,
): Promise<readonly (ReadPlate | { readonly error: unknown })[]> {
  const start = performance.now();
  try {
    const traced = await work.recognizer.trace(plates, { signal: work.signal });
    const readMs = (performance.now() - start) / plates.length;
    return plates.map((_, index) => ({ traced, index, readMs }));
  } catch (error) {
    if (work.signal.aborted) return [];
    if (!isMatterOfOnePlate(error, { signal: work.signal })) throw error;
    if (plates.length === 1) return [{ error }];
    const alone = [];
    for (const plate of plates) alone.push(...(await readPlates([plate], work)));
    return alone;
  }
}

function failed({ line, imagePath, text, region }: PlateRow, error: unknown): OcrResult {
  return {
    line,
    imagePath,
    label: text,
    ...(region === undefined ? {} : { region }),
    error: describeError(error),
    text: "",
    confidence: 0,
    chars: [],
    alternatives: [],
    width: 0,
    height: 0,
    ms: { decode: 0, read: 0 },
  };
}

interface ReadRow extends ReadPlate {
  readonly row: PlateRow;
  readonly plate: RasterImage;
  readonly decodeMs: number;
}

function toResult({ row, plate, decodeMs, ...read }: ReadRow, recognizer: TraceableRecognizer): OcrResult {
  const text = read.traced.texts[read.index];
  if (text === undefined) throw new TypeError(`Cannot read plates: got no text for line ${row.line}`);
  const chars = text.chars.filter(({ isPad }) => isPad !== true);
  return {
    line: row.line,
    imagePath: row.imagePath,
    label: row.text,
    ...(row.region === undefined ? {} : { region: row.region }),
    text: joinChars(chars),
    confidence: plateConfidence(text),
    chars: roundChars(chars),
    alternatives: text.alternatives.map((alternative) => alternative.text),
    ...networkSays(row.text, read, recognizer),
    width: plate.width,
    height: plate.height,
    ms: { decode: roundMs(decodeMs), read: roundMs(read.readMs) },
  };
}

/** What is scored of a slots model is the network's own answer: before pads go and formats have a say. */
function networkSays(
  label: string,
  { traced: { outputs }, index }: ReadPlate,
  { manifest }: TraceableRecognizer,
): Pick<OcrResult, "slotHits" | "regions"> {
  if (manifest.family !== "slots" || outputs === undefined) return {};
  const { labels, pad, output, regions } = manifest;
  const { slots } = output;
  const size = slots * labels.length;
  const truth = slotTruth(label, { labels, pad, slots });
  const scores = outputs.main.data.subarray(index * size, (index + 1) * size);
  const slotHits = scoreSlots(scores, truth, labels.indexOf(pad));
  if (regions === undefined || outputs.regions === undefined) return { slotHits };
  const told = topRegions(outputs.regions.data, regions.labels, index);
  return {
    slotHits,
    regions: told.map(({ label: name, probability }) => ({ label: name, probability: roundProbability(probability) })),
  };
}
