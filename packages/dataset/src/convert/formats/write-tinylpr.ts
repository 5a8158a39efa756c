import { constants, copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { decodeImage, encodeImage, probeImage } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import type { SampleWriter, WriteContext } from "../convert-format.ts";
import { cutPlate } from "../cut-plate.ts";
import { isWholePicture } from "../is-whole-picture.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { formatLabelsNames, LABELS, tokenizePlate, withEnding } from "./tinylpr-labels.ts";

const TRAIN = "train";
const VAL = "val";
const JPEG_QUALITY = 95;
/** What a file name holds, in bytes, less room for the index. */
const LONGEST_NAME = 200;
/** An underscore ends the plate; the others mean something to a file system. */
const UNFIT = /[_\\/:*?"<>|\p{Cc}]|^\./u;

/** Writes pictures of single plates into `train/` (those that came from `val/` into `val/`), and `labels.names`. */
export async function writeTinyLprSamples(context: WriteContext): Promise<SampleWriter> {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  const nameFor = (folder: string, text: string): string => {
    const key = `${folder}/${text.toLowerCase()}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return join(context.folder, folder, `${text}_${counts.get(key)}.jpg`);
  };
  return {
    add: async (sample) => {
      if (sample.plates.length === 0) context.drop("picture without plates");
      let photo: Promise<RasterImage> | undefined;
      const folder = sample.name.split("/")[0] === VAL ? VAL : TRAIN;
      for (const plate of sample.plates) {
        const text = fileText(plate, context);
        if (text === undefined) continue;
        const isWhole = isWholePicture(plate, sample);
        const part = isWhole
          ? undefined
          : cutPlate(await (photo ??= decodeImage(sample.image)), { plate, sample }, context);
        if (!isWhole && part === undefined) continue;
        const path = nameFor(folder, text);
        await mkdir(dirname(path), { recursive: true });
        await (part === undefined ? saveWhole(sample, path, context) : saveJpeg(part, path));
        for (const label of plate.chars?.map(({ label }) => label) ?? tokenizePlate(text)) used.add(label);
        await saveBoxes(plate, { path: withEnding(path, ".txt"), isWhole }, context);
      }
    },
    end: () => writeFile(join(context.folder, LABELS), formatLabelsNames(used)),
  };
}

/** The text as a file name has it; `undefined`, and counted, where none can. */
function fileText({ text }: SamplePlate, context: WriteContext): string | undefined {
  if (text === undefined) {
    context.drop("plate without a text");
    return undefined;
  }
  const name = text.normalize("NFC").replaceAll(" ", "");
  if (name === "" || UNFIT.test(name) || Buffer.byteLength(name) > LONGEST_NAME) {
    context.drop("plate whose text cannot be a file name");
    return undefined;
  }
  if (name.length !== text.normalize("NFC").length) context.drop("spaces in a text");
  return name;
}

/** A picture of nothing but the plate: a JPEG is copied as it is. */
async function saveWhole({ image }: PlateSample, path: string, context: WriteContext): Promise<void> {
  const { format } = await probeImage(image);
  if (format === "jpeg") return copyFile(image, path, constants.COPYFILE_FICLONE);
  context.make("picture encoded again as JPEG");
  return saveJpeg(await decodeImage(image), path);
}

async function saveJpeg(picture: RasterImage, path: string): Promise<void> {
  await writeFile(path, await encodeImage(picture, { format: "jpeg", quality: JPEG_QUALITY }));
}

async function saveBoxes(
  { chars }: SamplePlate,
  { path, isWhole }: { readonly path: string; readonly isWhole: boolean },
  context: WriteContext,
): Promise<void> {
  if (chars === undefined) {
    context.make("picture without a .txt: no character boxes are known");
    return;
  }
  if (!isWhole) {
    context.drop("character boxes of a plate that was cut out");
    return;
  }
  const rows = chars.map(({ box: { x0, y0, x1, y1 } }) => [x0, y0, x1, y1]);
  if (rows.flat().some((value) => !Number.isInteger(value))) context.drop("fractions of character boxes");
  await writeFile(path, rows.map((row) => `${row.map(Math.round).join(" ")}\n`).join(""));
}
