import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import { joinPatches } from "../../masks/mask-patch.ts";
import { encodeRle } from "../../masks/rle.ts";
import { sizeForm } from "../../table/box-by-size.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../place-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { toCocoPlate } from "./coco-plate.ts";
import { CocoSchema, CORNER_ORDER } from "./coco-schema.ts";
import type { CocoAnnotation } from "./coco-schema.ts";
import { parseJsonFile } from "./parse-json-file.ts";

/** Where FiftyOne puts photos and labels; others put them beside each other. */
const IMAGES = "data";
const LABELS = "labels.json";
const LABEL_NAMES = [LABELS, "annotations.json", "_annotations.coco.json"];
const IMAGE_FOLDERS = ["", IMAGES, "images"];

/**
 * COCO instances: boxes, polygons and run lengths; texts and regions are CVAT's `attributes`. A JSON file, or a folder
 * in FiftyOne's layout, `data/` and `labels.json`, which is also what is written.
 *
 * @see https://cocodataset.org/#format-data
 */
export const COCO_FORMAT: DatasetFormat = {
  name: "coco",
  shape: "folder",
  holds: ["text", "region", "box", "quad", "mask"],
  rootOf: async (path) => dirname(await findLabels(path)),
  read: readCocoSamples,
  write: writeCocoSamples,
};

async function findLabels(path: string): Promise<string> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: no such file or folder`, { cause });
  });
  if (!stats.isDirectory()) return resolve(path);
  for (const name of LABEL_NAMES) {
    const file = resolve(path, name);
    if (await stat(file).catch(() => undefined)) return file;
  }
  throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: must hold ${LABEL_NAMES.join(" or ")}, got none`);
}

async function* readCocoSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const file = await findLabels(path);
  const { images, categories, annotations } = await parseJsonFile(file, CocoSchema);
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const byImage = new Map<string | number, CocoAnnotation[]>(images.map(({ id }) => [id, []]));
  for (const annotation of annotations) {
    const own = byImage.get(annotation.image_id);
    // A single class needs no telling name.
    const isPlate = categories.length === 1 || context.isPlate(names.get(annotation.category_id) ?? "");
    if (own === undefined) context.drop("annotation of no image");
    else if (isPlate) own.push(annotation);
    else context.drop("object of another class");
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
  return { image, name, width, height, plates };
}

async function findImage(file: string, name: string, context: ReadContext): Promise<string> {
  for (const folder of IMAGE_FOLDERS) {
    const image = await context.inside(resolve(dirname(file), folder, name));
    if (await stat(image).catch(() => undefined)) return image;
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
