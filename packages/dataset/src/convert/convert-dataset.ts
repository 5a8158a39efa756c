import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { prefetch } from "@platekit/core";
import type { Rectifier } from "@platekit/core";
import { asPlateError } from "@platekit/core/errors";
import type { PlateError } from "@platekit/core/errors";
import { checkFree } from "../files/open-new-file.ts";
import type { ValueCount } from "../inspect/create-value-counter.ts";
import type { DatasetFormat, SampleWriter } from "./convert-format.ts";
import { createConvertCounts } from "./create-convert-counts.ts";
import { createReadContext } from "./create-read-context.ts";
import { createWriteContext } from "./create-write-context.ts";
import { findFormat } from "./dataset-formats.ts";
import type { PlateSample } from "./plate-sample.ts";

export interface ConvertOptions {
  /** Names of `DATASET_FORMATS`. */
  readonly from: string;
  readonly to: string;
  /** Let labels name files outside their data folder. */
  readonly allowOutside?: boolean;
  /** Classes of objects that are plates; by default those whose name says plate or license. */
  readonly classes?: readonly string[];
  /** How plates are cut out of photos, for formats of single plates (`crops`, `tinylpr`). */
  readonly crops?: {
    /** Shown beyond the plate on every side, as a share of its width and height, in [0, 0.5]; default 0. */
    readonly margin?: number | undefined;
    /** `createRectifier()`: flattens plates whose corners are known; without it they are cut out along a box. */
    readonly rectifier?: Pick<Rectifier, "flatten"> | undefined;
  };
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a data set. */
export interface ConvertSummary {
  /** Pictures and plates that were taken over, those with something dropped or dropped as a whole among them. */
  readonly pictures: number;
  readonly plates: number;
  /** Those of the plates that are a part of their picture: it is a photo of more than the plate. */
  readonly placed: number;
  /** What the source says and the result cannot, by kind. */
  readonly dropped: readonly ValueCount[];
  /** What the source does not say and the result has to, by kind. */
  readonly made: readonly ValueCount[];
  /** Pictures and parts of labels that could not be read. */
  readonly failed: readonly { readonly source: string; readonly error: Error }[];
}

/** Pictures whose labels are read at a time. */
const AHEAD = 3;
/** What a rectifier can add around a plate. */
const MOST_MARGIN = 0.5;

/**
 * Turns a data set of one format into another. The source is not changed; the result appears when all is done, or not
 * at all. Folders get copies of the pictures; a table tells where they lie.
 *
 * @param output A path where nothing is yet, or an empty folder.
 * @throws {RangeError} where there is no such format, or the margin is out of range; `TypeError` where it is only read.
 * @throws {PlateError} `ERR_DATASET_WRITE` where something is there; `ERR_DATASET_OUTSIDE` where a label names a file
 *   outside its data folder; `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_READ`, `ERR_DATASET_FORMAT` where the labels as a whole
 *   cannot be read, or there are objects and none of them is a plate.
 */
export async function convertDataset(input: string, output: string, options: ConvertOptions): Promise<ConvertSummary> {
  const [source, target] = [findFormat(options.from), findFormat(options.to)];
  if (target.write === undefined) throw new TypeError(`Cannot convert to ${target.name}: the format is only read`);
  const crops = { ...options.crops, margin: checkMargin(options.crops?.margin ?? 0) };
  await checkOutput(output, target);
  // Beside its place, so that it can be moved there; not by `mkdtemp`, whose folders only their owner may read.
  const folder = join(dirname(resolve(output)), `.${randomUUID()}.tmp`);
  const counts = createConvertCounts();
  try {
    const read = await createReadContext(await source.rootOf(input), options, counts);
    await mkdir(folder, { recursive: true });
    const writer = await target.write(createWriteContext({ folder, target: resolve(output), crops }, counts));
    const loading = prefetch(source.read(input, read), ({ load }) => load(), AHEAD);
    for await (const loaded of loading) {
      options.signal?.throwIfAborted();
      const error = "error" in loaded ? failureOf(loaded.error) : await tryAdd(loaded.value, writer);
      if (error !== undefined) counts.fail(loaded.item.source, error);
      else if ("value" in loaded) {
        counts.add(loaded.value, target);
        options.onProgress?.(counts.pictures);
      }
    }
    counts.checkClasses(input);
    await writer.end();
    if (target.shape === "folder") await putInPlace(folder, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return counts.summary();
}

function checkMargin(margin: number): number {
  if (margin >= 0 && margin <= MOST_MARGIN) return margin;
  throw new RangeError(`Cannot convert: margin of crops must be from 0 to ${MOST_MARGIN}, got ${margin}`);
}

/** What is wrong with a picture is told in its place; a label that leads out of the folder ends everything. */
function failureOf(error: unknown): PlateError {
  const failure = asPlateError(error);
  if (failure.code === "ERR_DATASET_OUTSIDE") throw failure;
  return failure;
}

/** A picture may turn out to be damaged only when it is decoded. */
async function tryAdd(sample: PlateSample, writer: SampleWriter): Promise<PlateError | undefined> {
  try {
    await writer.add(sample);
    return undefined;
  } catch (error) {
    const failure = asPlateError(error);
    if (!failure.code.startsWith("ERR_IMAGE_")) throw failure;
    return failure;
  }
}

async function checkOutput(output: string, { shape }: DatasetFormat): Promise<void> {
  const entries = shape === "folder" ? await readdir(output).catch(() => undefined) : undefined;
  if (entries?.length !== 0) await checkFree(output);
}

async function putInPlace(folder: string, output: string): Promise<void> {
  // An empty folder may be there; one that is filled by now is not replaced.
  await rmdir(output).catch(() => undefined);
  await checkFree(output);
  await rename(folder, output);
}
