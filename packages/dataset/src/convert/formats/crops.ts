import { mkdir, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { decodeImage, encodeImage } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { cutPlate } from "../cut-plate.ts";
import { isWholePicture } from "../is-whole-picture.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { CSV_FORMAT } from "./csv.ts";
import { writePlateTable } from "./write-plate-table.ts";
import type { PlateEntry } from "./write-plate-table.ts";

const TABLE = "annotations.csv";
const IMAGES = "images";

/**
 * What readers of plates are trained on: `images/`, each picture one plate, and `annotations.csv`
 * (`image_path,plate_text[,plate_region]`), as fast-plate-ocr takes it. Plates are cut out of their photos.
 */
export const CROPS_FORMAT: DatasetFormat = {
  name: "crops",
  shape: "folder",
  holds: ["text", "region"],
  isCrops: true,
  rootOf: async (path) => path,
  read: readCrops,
  write: writeCrops,
};

/** Names go without the folder that only says that pictures lie here. */
function readCrops(path: string, context: ReadContext): AsyncIterable<PendingSample> {
  const nameOf = (image: string): string => context.nameOf(image).replace(/^images\//u, "");
  return CSV_FORMAT.read(join(path, TABLE), { ...context, nameOf });
}

/** Which columns there are is known at the end; until then rows wait. */
async function writeCrops(context: WriteContext): Promise<SampleWriter> {
  await mkdir(join(context.folder, IMAGES), { recursive: true });
  const entries: PlateEntry[] = [];
  return {
    add: async (sample) => {
      if (sample.plates.length === 0) context.drop("picture without plates");
      let photo: Promise<RasterImage> | undefined;
      for (const [index, plate] of sample.plates.entries()) {
        if (plate.text === undefined) {
          context.drop("plate without a text");
          continue;
        }
        const name = isWholePicture(plate, sample)
          ? await context.copyImage(sample, IMAGES)
          : await saveCrop((photo ??= decodeImage(sample.image)), { plate, sample, number: index + 1 }, context);
        if (name !== undefined) entries.push(toEntry(plate, join(context.folder, IMAGES, name)));
      }
    },
    end: () => writePlateTable(join(context.folder, TABLE), entries),
  };
}

interface CropWork {
  readonly plate: SamplePlate;
  readonly sample: PlateSample;
  /** Of the photo's plates this is the first, the second, … */
  readonly number: number;
}

/** As PNG, which loses nothing. @returns Its name; `undefined` where the plate cannot be cut out. */
async function saveCrop(
  photo: Promise<RasterImage>,
  { plate, sample, number }: CropWork,
  context: WriteContext,
): Promise<string | undefined> {
  const crop = cutPlate(await photo, { plate, sample }, context);
  if (crop === undefined) return undefined;
  const { dir, name: stem } = posix.parse(sample.name);
  const { name, path } = await context.placeImage(posix.join(dir, `${stem}-${number}.png`), IMAGES);
  await writeFile(path, await encodeImage(crop, { format: "png" }));
  return name;
}

function toEntry({ text, region }: SamplePlate, image: string): PlateEntry {
  return { image, ...(text === undefined ? {} : { text }), ...(region === undefined ? {} : { region }) };
}
