import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { describeProblem, PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import type { ImageSize } from "@platekit/core/image";
import { statIfThere } from "../../files/stat-path.ts";
import { placeMask } from "../../masks/place-mask.ts";
import { readMask } from "../../masks/read-mask.ts";
import { fromShares } from "../../table/from-shares.ts";
import type { DatasetFormat, PendingSample, ReadContext } from "../convert-format.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { saysSomething } from "../says-something.ts";
import { parseJsonFile } from "./parse-json-file.ts";
import { readPackedMask } from "./read-packed-mask.ts";

const SAMPLES = "samples.json";

const DetectionSchema = z.looseObject({
  label: z.string(),
  /** Left, top, width, height, as shares of the photo. */
  bounding_box: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]),
  mask: z
    .union([
      z.object({ $binary: z.object({ base64: z.string() }) }).transform(({ $binary }) => $binary.base64),
      z.string(),
    ])
    .nullish(),
  mask_path: z.string().nullish(),
});
const DetectionsSchema = z.object({ _cls: z.literal("Detections"), detections: z.array(DetectionSchema) });
const SamplesSchema = z.object({ samples: z.array(z.looseObject({ filepath: z.string().min(1) })) });

type Detection = z.output<typeof DetectionSchema>;

/**
 * A data set as FiftyOne exports it in its own format (`FiftyOneDataset`): `samples.json` and `data/`. Detections of
 * all fields are read; an instance mask covers the inside of its box at a size of its own.
 *
 * @see https://docs.voxel51.com/user_guide/export_datasets.html
 */
export const FIFTYONE_FORMAT: DatasetFormat = {
  name: "fiftyone",
  shape: "folder",
  holds: ["box", "mask"],
  rootOf: async (path) => dirname(await findSamples(path)),
  read: readFiftyOne,
};

async function findSamples(path: string): Promise<string> {
  const file = resolve(path, SAMPLES);
  if (await statIfThere(file)) return file;
  throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: must be a folder with ${SAMPLES}, got none`);
}

async function* readFiftyOne(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const file = await findSamples(path);
  const { samples } = await parseJsonFile(file, SamplesSchema);
  for (const { filepath, ...fields } of samples) {
    yield { source: `${file} sample ${filepath}`, load: () => toSample({ file, filepath, fields }, context) };
  }
}

interface FiftyOneSample {
  readonly file: string;
  readonly filepath: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function toSample({ file, filepath, fields }: FiftyOneSample, context: ReadContext): Promise<PlateSample> {
  const image = await context.inside(resolve(dirname(file), filepath));
  const { width, height } = await probeImage(image);
  const work = { size: { width, height }, file, context };
  const plates: SamplePlate[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!isDetections(field) && !OWN_FIELDS.has(name) && saysSomething(field)) context.drop(`field ${name}`);
  }
  for (const detection of Object.values(fields).flatMap((field) => readDetections(field, filepath))) {
    if (!context.isPlate(detection.label)) {
      context.dropObject(detection.label);
      continue;
    }
    plates.push(await toPlate(detection, work));
    dropRest(detection, context);
  }
  return { image, name: nameOf(image, context), width, height, plates };
}

/** Its place below the data folder, without the folder that only says that photos lie here. */
function nameOf(image: string, context: ReadContext): string {
  return context.nameOf(image).replace(/^data\//u, "");
}

/** What a detection is, and what is read of it. */
const READ = new Set(["_id", "_cls", "label", "bounding_box", "mask", "mask_path"]);

/** Counts what a detection says beside its plate. */
function dropRest(detection: Detection, context: ReadContext): void {
  for (const [name, value] of Object.entries(detection)) {
    if (!READ.has(name) && saysSomething(value)) context.drop(`attribute ${name}`);
  }
}

/** What FiftyOne itself notes of a sample. */
const OWN_FIELDS = new Set([
  "_id",
  "_media_type",
  "_rand",
  "_dataset_id",
  "metadata",
  "created_at",
  "last_modified_at",
]);

function isDetections(field: unknown): boolean {
  return typeof field === "object" && field !== null && "_cls" in field && field._cls === "Detections";
}

/** Fields of other kinds hold no plates. */
function readDetections(field: unknown, filepath: string): readonly Detection[] {
  if (!isDetections(field)) return [];
  const parsed = DetectionsSchema.safeParse(field);
  if (parsed.success) return parsed.data.detections;
  const problem = describeProblem(parsed.error, DetectionsSchema, field);
  throw new PlateError("ERR_DATASET_FORMAT", `Cannot read detections of ${filepath}: ${problem}`);
}

interface PlateWork {
  readonly size: ImageSize;
  readonly file: string;
  readonly context: ReadContext;
}

async function toPlate(detection: Detection, { size, file, context }: PlateWork): Promise<SamplePlate> {
  const [x, y, width, height] = detection.bounding_box;
  const box = fromShares({ x0: x, y0: y, x1: x + width, y1: y + height }, size);
  const { mask, mask_path: path } = detection;
  if (typeof mask !== "string" && typeof path !== "string") return { box };
  const inside =
    typeof mask === "string" ? unpack(mask) : await readMask(await context.inside(join(dirname(file), path ?? "")));
  const patch = placeMask(inside, box, size);
  return patch === undefined ? { box } : { box, mask: patch };
}

function unpack(base64: string): ReturnType<typeof readPackedMask> {
  try {
    return readPackedMask(Buffer.from(base64, "base64"));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot use detection: ${problem}`, { cause });
  }
}
