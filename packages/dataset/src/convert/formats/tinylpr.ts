import { basename, resolve } from "node:path";
import { splitLabel } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import { listFiles } from "../../files/list-files.ts";
import { readTextFile } from "../../files/read-text-file.ts";
import { statIfThere } from "../../files/stat-path.ts";
import { toBox } from "../../table/shape-from-numbers.ts";
import type { DatasetFormat, PendingSample, ReadContext } from "../convert-format.ts";
import type { CharBox, PlateSample } from "../plate-sample.ts";
import { LABELS, tokenizePlate, withEnding } from "./tinylpr-labels.ts";
import { writeTinyLprSamples } from "./write-tinylpr.ts";

const BOX_NUMBERS = 4;
/** Bytes of one file of boxes, or of all classes: thousands of lines. */
const LARGEST_FILE = 1 << 20;

/**
 * tinyLPR: pictures of single plates, `{plate}_{index}.jpg`, a `.txt` beside each with a box `x1 y1 x2 y2` a label in
 * reading order, in `train/` and `val/`, and `labels.names`.
 *
 * @see https://github.com/noahzhy/KR_LPR_Jax (layout only)
 */
export const TINYLPR_FORMAT: DatasetFormat = {
  name: "tinylpr",
  shape: "folder",
  holds: ["text", "chars"],
  isCrops: true,
  rootOf: async (path) => path,
  read: readTinyLprSamples,
  write: writeTinyLprSamples,
};

async function* readTinyLprSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const pictures = await listFiles(path, /\.jpg$/iu);
  if (pictures.length === 0) {
    throw new PlateError(
      "ERR_DATASET_NOT_FOUND",
      `Cannot read ${path}: must hold pictures {plate}_{index}.jpg, got none`,
    );
  }
  const labels = await readLabelsNames(await context.inside(resolve(path, LABELS)));
  for (const picture of pictures) yield { source: picture, load: () => toSample(picture, labels, context) };
}

/** The classes of the data set; `undefined` where it names none. */
async function readLabelsNames(file: string): Promise<readonly string[] | undefined> {
  if ((await statIfThere(file)) === undefined) return undefined;
  const text = await readTextFile(file, LARGEST_FILE);
  return text.split(/\r?\n/u).filter((line) => line !== "");
}

async function toSample(
  picture: string,
  labels: readonly string[] | undefined,
  context: ReadContext,
): Promise<PlateSample> {
  const image = await context.inside(resolve(picture));
  const { width, height } = await probeImage(image);
  const [name = ""] = basename(picture).replaceAll(" ", "").split("_");
  const text = name.normalize("NFC");
  if (!basename(picture).includes("_") || text === "") {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${picture}: must be called {plate}_{index}.jpg`);
  }
  const parts = labels === undefined ? tokenizePlate(text) : splitLabel(text, labels).parts;
  const chars = await readCharBoxes(await context.inside(resolve(withEnding(picture, ".txt"))), parts);
  return { image, name: context.nameOf(image), width, height, plates: [{ text, ...(chars && { chars }) }] };
}

async function readCharBoxes(file: string, parts: readonly string[]): Promise<readonly CharBox[] | undefined> {
  if ((await statIfThere(file)) === undefined) return undefined;
  const lines = (await readTextFile(file, LARGEST_FILE)).split(/\r?\n/u).filter((line) => line.trim() !== "");
  if (lines.length !== parts.length) {
    const wanted = `must have a line for each of ${parts.join(" ")}`;
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file}: ${wanted}, got ${lines.length}`);
  }
  return lines.map((line, at) => {
    const numbers = line.trim().split(/\s+/u).map(Number);
    const box = numbers.length === BOX_NUMBERS ? toBox(numbers) : undefined;
    if (box !== undefined) return { label: parts[at] ?? "", box };
    const got = JSON.stringify(line);
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file} line ${at + 1}: must be x1 y1 x2 y2, got ${got}`);
  });
}
