import { constants, copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { decodeImage, encodeImage, probeImage } from "@platekit/core/image";
import { cutOut } from "../cut-out.ts";
import type { SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf, isWholePicture } from "../place-of.ts";
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
      const folder = sample.name.split("/")[0] === VAL ? VAL : TRAIN;
      for (const plate of sample.plates) {
        const text = fileText(plate, context);
        if (text === undefined) continue;
        const path = nameFor(folder, text);
        await mkdir(dirname(path), { recursive: true });
        await savePicture(plate, sample, { path, context });
        for (const label of plate.chars?.map(({ label }) => label) ?? tokenizePlate(text)) used.add(label);
        await saveBoxes(plate, withEnding(path, ".txt"), context);
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

interface PictureWork {
  readonly path: string;
  readonly context: WriteContext;
}

/** The plate alone, as JPEG; a JPEG that shows nothing else is copied as it is. */
async function savePicture(plate: SamplePlate, sample: PlateSample, { path, context }: PictureWork): Promise<void> {
  if (isWholePicture(plate, sample)) {
    const { format } = await probeImage(sample.image);
    if (format === "jpeg") return copyFile(sample.image, path, constants.COPYFILE_FICLONE);
    context.make("picture encoded again as JPEG");
    await writeFile(
      path,
      await encodeImage(await decodeImage(sample.image), { format: "jpeg", quality: JPEG_QUALITY }),
    );
    return undefined;
  }
  context.make("picture of a plate cut out of a photo");
  const part = cutOut(await decodeImage(sample.image), boxOf(plate, sample, context));
  return writeFile(path, await encodeImage(part, { format: "jpeg", quality: JPEG_QUALITY }));
}

async function saveBoxes({ chars, box }: SamplePlate, path: string, context: WriteContext): Promise<void> {
  if (chars === undefined) {
    context.make("picture without a .txt: no character boxes are known");
    return;
  }
  if (box !== undefined) {
    context.drop("character boxes of a plate that was cut out");
    return;
  }
  const rows = chars.map(({ box: { x0, y0, x1, y1 } }) => [x0, y0, x1, y1]);
  if (rows.flat().some((value) => !Number.isInteger(value))) context.drop("fractions of character boxes");
  await writeFile(path, rows.map((row) => `${row.map(Math.round).join(" ")}\n`).join(""));
}
