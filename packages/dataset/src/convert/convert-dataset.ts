import { constants } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { createNamer } from "../files/create-namer.ts";
import { createPathGuard } from "../files/create-path-guard.ts";
import { mapAhead } from "../files/map-ahead.ts";
import { checkFree } from "../files/open-new-file.ts";
import { createValueCounter } from "../inspect/create-value-counter.ts";
import type { ValueCount } from "../inspect/create-value-counter.ts";
import type { DatasetFormat, PendingSample, ReadContext, WriteContext } from "./convert-format.ts";
import { findFormat } from "./dataset-formats.ts";
import { PLATE_FIELDS } from "./plate-sample.ts";
import type { PlateSample } from "./plate-sample.ts";

export interface ConvertOptions {
  /** Names of `DATASET_FORMATS`. */
  readonly from: string;
  readonly to: string;
  /** Let labels name files outside their data folder. */
  readonly allowOutside?: boolean;
  /** Classes of objects that are plates; by default those whose name says plate. */
  readonly classes?: readonly string[];
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a data set. */
export interface ConvertSummary {
  /** Pictures and plates that were taken over, those with something dropped or dropped as a whole among them. */
  readonly pictures: number;
  readonly plates: number;
  /** What the source says and the result cannot, by kind. */
  readonly dropped: readonly ValueCount[];
  /** What the source does not say and the result has to, by kind. */
  readonly made: readonly ValueCount[];
  /** Pictures and parts of labels that could not be read. */
  readonly failed: readonly { readonly source: string; readonly error: Error }[];
}

/** Pictures whose labels are read at a time. */
const AHEAD = 2;

/**
 * Turns a data set of one format into another. The source is not changed; the result appears when all is done, or not
 * at all. Folders get copies of the pictures; a table tells where they lie.
 *
 * @param output A path where nothing is yet, or an empty folder.
 * @throws {PlateError} `ERR_DATASET_WRITE` where something is there; `ERR_DATASET_OUTSIDE` where a label names a file
 *   outside its data folder; `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_FORMAT` where the labels as a whole cannot be read.
 */
export async function convertDataset(input: string, output: string, options: ConvertOptions): Promise<ConvertSummary> {
  const [source, target] = [findFormat(options.from), findFormat(options.to)];
  if (target.write === undefined) throw new TypeError(`Cannot convert to ${target.name}: the format is only read`);
  const counts = { dropped: createValueCounter(), made: createValueCounter(), pictures: 0, plates: 0 };
  const failed: ConvertSummary["failed"][number][] = [];
  await checkOutput(output, target);
  await mkdir(dirname(resolve(output)), { recursive: true });
  const folder = await mkdtemp(join(dirname(resolve(output)), `.${basename(output)}-`));
  try {
    const read = await createReadContext(await source.rootOf(input), options, {
      drop: (kind) => counts.dropped.add(kind),
      fail: (place, error) => failed.push({ source: place, error }),
    });
    const writer = await target.write(createWriteContext({ folder, target: resolve(output) }, counts));
    for await (const loaded of mapAhead(source.read(input, read), AHEAD, load)) {
      options.signal?.throwIfAborted();
      if ("error" in loaded) failed.push(loaded);
      else {
        countDropped(loaded.sample, target, (kind) => counts.dropped.add(kind));
        await writer.add(loaded.sample);
        counts.pictures += 1;
        counts.plates += loaded.sample.plates.length;
        options.onProgress?.(counts.pictures);
      }
    }
    await writer.end();
    if (target.shape === "folder") await putInPlace(folder, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { ...counts, dropped: counts.dropped.ranked(), made: counts.made.ranked(), failed };
}

type Loaded = { readonly sample: PlateSample } | { readonly source: string; readonly error: Error };

/** What is wrong with a picture is told in its place; a label that leads out of the folder ends everything. */
async function load({ source, load }: PendingSample): Promise<Loaded> {
  try {
    return { sample: await load() };
  } catch (error) {
    if (PlateError.isInstance(error) && error.code !== "ERR_DATASET_OUTSIDE") return { source, error };
    throw error;
  }
}

function countDropped(sample: PlateSample, { holds }: DatasetFormat, drop: (kind: string) => void): void {
  for (const plate of sample.plates) {
    for (const field of PLATE_FIELDS) if (plate[field] !== undefined && !holds.includes(field)) drop(field);
  }
}

async function createReadContext(
  root: string,
  { allowOutside = false, classes }: ConvertOptions,
  tell: Pick<ReadContext, "drop" | "fail">,
): Promise<ReadContext> {
  const inside = await createPathGuard(root, { allowOutside });
  const wanted = classes === undefined ? undefined : new Set(classes.map((name) => name.toLowerCase()));
  return {
    ...tell,
    inside,
    nameOf: (path) => {
      const way = relative(resolve(root), path);
      const isOutside = isAbsolute(way) || way.split(sep)[0] === "..";
      return (isOutside ? basename(path) : way).split(sep).join("/");
    },
    isPlate: (name) => wanted?.has(name.toLowerCase()) ?? PLATE_NAME.test(name),
  };
}

/** `Vehicle registration plate`, `license-plate`, `number_plate`, `LP` and the like. */
const PLATE_NAME = /plate|^a?lpr?$|^anpr$/iu;

function createWriteContext(
  { folder, target }: Pick<WriteContext, "folder" | "target">,
  counts: {
    readonly dropped: ReturnType<typeof createValueCounter>;
    readonly made: ReturnType<typeof createValueCounter>;
  },
): WriteContext {
  const free = createNamer();
  return {
    folder,
    target,
    drop: (kind) => counts.dropped.add(kind),
    make: (kind) => counts.made.add(kind),
    copyImage: async ({ image, name }, below) => {
      const own = free(safeName(name));
      const path = join(folder, below, own);
      await mkdir(dirname(path), { recursive: true });
      // Shares the blocks where the file system can.
      await copyFile(image, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      return own;
    },
  };
}

/** Names come from labels: below the output folder they stay, whatever they say. */
function safeName(name: string): string {
  const way = posix.normalize(name.replaceAll("\\", "/"));
  return posix.isAbsolute(way) || way.split("/")[0] === ".." ? posix.basename(way) : way;
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
