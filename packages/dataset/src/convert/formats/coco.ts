import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import { statIfThere, statPath } from "../../files/stat-path.ts";
import { joinPatches } from "../../masks/mask-patch.ts";
import { encodeRle } from "../../masks/rle.ts";
import { sizeForm } from "../../table/size-form.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../box-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { saysSomething } from "../says-something.ts";
import { toCocoPlate } from "./coco-plate.ts";
import { CocoSchema, CORNER_ORDER } from "./coco-schema.ts";
import type { CocoAnnotation } from "./coco-schema.ts";
import { parseJsonFile } from "./parse-json-file.ts";

/** Where FiftyOne puts photos and labels; others put them beside each other. */
const IMAGES = "data";
const LABELS = "labels.json";
const LABEL_NAMES = [LABELS, "annotations.json", "_annotations.coco.json"];
const IMAGE_FOLDERS = ["", IMAGES, "images"];
/** Where COCO itself and CVAT put labels: `annotations/instances_SUBSET.json` beside `SUBSET/` or `images/`. */
const LABEL_FOLDER = "annotations";
const SUBSET = /^instances_(?<subset>.+)\.json$/u;

/**
 * COCO instances: boxes, polygons and run lengths; texts and regions are CVAT's `attributes`. A JSON file, or a folder
 * in COCO's layout, `annotations/instances_SUBSET.json`, or in FiftyOne's, `data/` and `labels.json`, which is also what is
 * written.
 *
 * @see https://cocodataset.org/#format-data
 */
export const COCO_FORMAT: DatasetFormat = {
  name: "coco",
  shape: "folder",
  holds: ["text", "region", "box", "quad", "mask"],
  rootOf: async (path) => rootOf(await findLabels(path)),
  read: readCocoSamples,
  write: writeCocoSamples,
};

async function findLabels(path: string): Promise<string> {
  const stats = await statPath(path);
  if (!stats.isDirectory()) return resolve(path);
  for (const name of LABEL_NAMES) {
    const file = resolve(path, name);
    if (await statIfThere(file)) return file;
  }
  const folder = resolve(path, LABEL_FOLDER);
  const names = (await statIfThere(folder))?.isDirectory() === true ? await readdir(folder) : [];
  const [file, ...others] = names.filter((name) => SUBSET.test(name)).sort();
  if (file !== undefined && others.length === 0) return resolve(path, LABEL_FOLDER, file);
  const wanted = `${LABEL_NAMES.join(" or ")}, or one ${LABEL_FOLDER}/instances_SUBSET.json`;
  const got = file === undefined ? "none" : [file, ...others].join(", ");
  throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: must hold ${wanted}, got ${got}`);
}

/** The data folder that a label file belongs to. */
function rootOf(file: string): string {
  const folder = dirname(file);
  return basename(folder) === LABEL_FOLDER ? dirname(folder) : folder;
}

async function* readCocoSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const file = await findLabels(path);
  const { images, categories, annotations } = await parseJsonFile(file, CocoSchema);
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const byImage = new Map<string | number, CocoAnnotation[]>(images.map(({ id }) => [id, []]));
  for (const annotation of annotations) {
    const own = byImage.get(annotation.image_id);
    // A single class needs no telling name.
    const name = names.get(annotation.category_id) ?? "";
    if (own === undefined) context.drop("annotation of no image");
    else if (categories.length === 1 || context.isPlate(name)) own.push(annotation);
    else context.dropObject(name);
  }
  for (const { id, file_name: name } of images) {
    const source = `${file} image ${name}`;
    yield { source, load: () => toSample({ file, name }, byImage.get(id) ?? [], context) };
  }
}

async function toSample(
  { file, name }: { readonly file: string; readonly name: string },
  annotations: readonly CocoAnnotation[],
  context: ReadContext,
): Promise<PlateSample> {
  const image = await findImage(file, name, context);
  const { width, height } = await probeImage(image);
  const plates = annotations.map((annotation) => toCocoPlate(annotation, { width, height }));
  for (const annotation of annotations) dropRest(annotation, context);
  return { image, name, width, height, plates };
}

/** Counts what an annotation says beside its plate. */
function dropRest({ attributes, iscrowd }: CocoAnnotation, context: ReadContext): void {
  if (saysSomething(iscrowd)) context.drop("mark of several plates in one (iscrowd)");
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const isRead = name === CORNER_ORDER.key || (["text", "region"].includes(name) && typeof value === "string");
    if (!isRead && saysSomething(value)) context.drop(`attribute ${name}`);
  }
}

async function findImage(file: string, name: string, context: ReadContext): Promise<string> {
  const subset = SUBSET.exec(basename(file))?.groups?.["subset"];
  const subsets = subset === undefined ? [] : [subset, join("images", subset)];
  for (const folder of [...IMAGE_FOLDERS, ...subsets]) {
    const image = await context.inside(resolve(rootOf(file), folder, name));
    if (await statIfThere(image)) return image;
  }
  throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${name} of ${file}: no such file beside it or in ${IMAGES}`);
}

/** Labels wait for the end: the file is one JSON document. */
async function writeCocoSamples(context: WriteContext): Promise<SampleWriter> {
  await mkdir(join(context.folder, IMAGES), { recursive: true });
  const images: object[] = [];
  const annotations: object[] = [];
  return {
    add: async (sample) => {
      const { width, height } = sample;
      const image = images.length + 1;
      images.push({ id: image, file_name: await context.copyImage(sample, IMAGES), width, height });
      for (const plate of sample.plates) {
        const id = annotations.length + 1;
        annotations.push({ id, image_id: image, category_id: 1, ...formatPlate(plate, sample, context) });
      }
    },
    end: async () => {
      const categories = [{ id: 1, name: "plate", supercategory: "" }];
      const info = { description: "License plates" };
      await writeFile(join(context.folder, LABELS), `${JSON.stringify({ info, images, categories, annotations })}\n`);
    },
  };
}

function formatPlate(plate: SamplePlate, sample: PlateSample, context: WriteContext): object {
  const bbox = sizeForm(boxOf(plate, sample, context));
  const { text, region, quad, mask } = plate;
  const attributes = {
    ...(text === undefined ? {} : { text }),
    ...(region === undefined ? {} : { region }),
    ...(quad !== undefined && mask === undefined ? { [CORNER_ORDER.key]: CORNER_ORDER.value } : {}),
  };
  if (mask !== undefined) {
    if (quad !== undefined) context.drop("quad beside a mask");
    const { width, height } = sample;
    const counts = encodeRle(joinPatches([mask], sample));
    const area = mask.data.reduce((sum, value) => sum + value, 0);
    return { bbox, segmentation: { size: [height, width], counts }, area, iscrowd: 0, attributes };
  }
  const segmentation = quad === undefined ? [] : [quad.flatMap(({ x, y }) => [x, y])];
  return { bbox, segmentation, area: bbox[2] * bbox[3], iscrowd: 0, attributes };
}
