import { basename, join, parse, resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import type { BoundingBox } from "@platekit/core/geometry";
import { probeImage } from "@platekit/core/image";
import type { ImageSize } from "@platekit/core/image";
import { listFiles } from "../../files/list-files.ts";
import { statIfThere } from "../../files/stat-path.ts";
import { placeMask } from "../../masks/place-mask.ts";
import { readMask } from "../../masks/read-mask.ts";
import { readCsv } from "../../table/read-csv.ts";
import { readNamedRecords } from "../../table/read-named-records.ts";
import type { NamedRecord } from "../../table/read-named-records.ts";
import { fromShares } from "../../table/from-shares.ts";
import { toBox } from "../../table/shape-from-numbers.ts";
import type { DatasetFormat, PendingSample, ReadContext } from "../convert-format.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";

const DETECTIONS = "labels/detections.csv";
const SEGMENTATIONS = "labels/segmentations.csv";
const MASKS = "labels/masks";
const PHOTOS = "data";
const CLASSES = "metadata/classes.csv";
/** What a box is said to be beside its class. */
const MARKS = ["IsOccluded", "IsTruncated", "IsGroupOf", "IsDepiction", "IsInside"];
/** "Vehicle registration plate". */
const PLATE_CLASS = "/m/01jfm_";

/**
 * One split of Open Images V7 as FiftyOne downloads it: `data/ID.jpg`, `labels/segmentations.csv` with its masks in
 * `labels/masks/`, `labels/detections.csv`, `metadata/classes.csv`. Boxes are shares of the photo; a mask covers the
 * whole photo at a size of its own. A plate that has both a box and a mask is told by its mask.
 *
 * @see https://storage.googleapis.com/openimages/web/factsfigures_v7.html
 */
export const OPENIMAGES_FORMAT: DatasetFormat = {
  name: "openimages",
  shape: "folder",
  holds: ["box", "mask"],
  rootOf: async (path) => path,
  read: readOpenImages,
};

interface LabelledImage {
  readonly boxes: NamedRecord[];
  readonly masks: NamedRecord[];
}

async function* readOpenImages(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const names = await readClasses(path);
  const images = new Map<string, LabelledImage>();
  const imageOf = (id: string): LabelledImage => {
    const image = images.get(id) ?? { boxes: [], masks: [] };
    images.set(id, image);
    return image;
  };
  const photos = await readPhotos(path);
  const isWanted = (record: NamedRecord): boolean => {
    const label = record.field("LabelName");
    const isPlate = label === PLATE_CLASS || context.isPlate(names.get(label) ?? label);
    // The tables are those of the whole split, whatever part of its photos was downloaded.
    const isThere = photos.has(record.field("ImageID"));
    if (isPlate && isThere) dropMarks(record, context);
    else if (isPlate) context.drop("plate of a photo that is not there");
    else if (isThere) context.dropObject(names.get(label) ?? label);
    return isPlate && isThere;
  };
  const boxes = readTable(path, DETECTIONS, ["ImageID", "LabelName", "XMin", "XMax", "YMin", "YMax"]);
  for await (const record of boxes) if (isWanted(record)) imageOf(record.field("ImageID")).boxes.push(record);
  const masks = readTable(path, SEGMENTATIONS, [
    "MaskPath",
    "ImageID",
    "LabelName",
    "BoxXMin",
    "BoxXMax",
    "BoxYMin",
    "BoxYMax",
  ]);
  for await (const record of masks) if (isWanted(record)) imageOf(record.field("ImageID")).masks.push(record);
  if (images.size === 0) {
    throw new PlateError(
      "ERR_DATASET_NOT_FOUND",
      `Cannot read ${path}: must hold plates in ${SEGMENTATIONS} or ${DETECTIONS} of photos in ${PHOTOS}, got none`,
    );
  }
  for (const id of photos.keys()) if (!images.has(id)) context.drop("picture without plates");
  const files = await readMaskFiles(path);
  for (const [id, image] of images) {
    const photo = photos.get(id);
    if (photo !== undefined) yield { source: photo, load: () => toSample({ photo, ...image, files }, context) };
  }
}

function dropMarks(record: NamedRecord, { drop }: ReadContext): void {
  for (const mark of MARKS) if (record.field(mark) === "1") drop(`mark ${mark}`);
}

/** The photos that are there, by their id. */
async function readPhotos(path: string): Promise<ReadonlyMap<string, string>> {
  const photos = await listFiles(join(path, PHOTOS), /\.jpg$/iu);
  return new Map(photos.map((photo) => [parse(photo).name, photo]));
}

/** Mask files by name. */
async function readMaskFiles(path: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(path, MASKS);
  const files = (await statIfThere(folder)) === undefined ? [] : await listFiles(folder, /\.png$/iu);
  return new Map(files.map((file) => [basename(file), file]));
}

async function* readTable(path: string, name: string, columns: readonly string[]): AsyncGenerator<NamedRecord> {
  const file = join(path, name);
  if (await statIfThere(file)) yield* readNamedRecords(file, columns);
}

/** Names of classes by their id; without the file, ids alone. */
async function readClasses(path: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const file = join(path, CLASSES);
  if (!(await statIfThere(file))) return names;
  for await (const { fields } of readCsv(file)) {
    const [id = "", name = ""] = fields;
    names.set(id, name);
  }
  return names;
}

interface OpenImage extends LabelledImage {
  readonly photo: string;
  /** Mask files by name. */
  readonly files: ReadonlyMap<string, string>;
}

async function toSample({ photo, boxes, masks, files }: OpenImage, context: ReadContext): Promise<PlateSample> {
  const image = await context.inside(resolve(photo));
  const { width, height } = await probeImage(image);
  const size = { width, height };
  const segmented = [];
  for (const record of masks) segmented.push(await toMaskedPlate(record, files, { size, context }));
  const known = new Set(masks.map((record) => boxKey(record, "Box")));
  const boxed = boxes
    .filter((record) => !known.has(boxKey(record, "")))
    .map((record) => ({ box: boxFromShares(record, "", size) }));
  return { image, name: basename(image), ...size, plates: [...segmented, ...boxed] };
}

async function toMaskedPlate(
  record: NamedRecord,
  files: ReadonlyMap<string, string>,
  { size, context }: { readonly size: ImageSize; readonly context: ReadContext },
): Promise<SamplePlate> {
  const name = record.field("MaskPath");
  const file = files.get(name);
  if (file === undefined) {
    throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read mask ${name}: no such file in ${MASKS}`);
  }
  const whole = { x0: 0, y0: 0, x1: size.width, y1: size.height };
  const mask = placeMask(await readMask(await context.inside(resolve(file))), whole, size);
  const box = boxFromShares(record, "Box", size);
  return mask === undefined ? { box } : { box, mask };
}

/** To a hundredth of a per cent: the two tables round in their own ways. */
function boxKey(record: NamedRecord, prefix: string): string {
  return SIDES.map((side) => Number(record.field(prefix + side)).toFixed(4)).join(" ");
}

const SIDES = ["XMin", "YMin", "XMax", "YMax"] as const;

function boxFromShares(record: NamedRecord, prefix: string, size: ImageSize): BoundingBox {
  const shares = SIDES.map((side) => Number(record.field(prefix + side)));
  const box = toBox(shares);
  if (box !== undefined) return fromShares(box, size);
  const problem = `its box must be four shares of the photo, got ${shares.join(",")}`;
  throw new PlateError("ERR_DATASET_FORMAT", `Cannot use line ${record.line}: ${problem}`);
}
