import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { encodeImage, probeImage } from "@platekit/core/image";
import { joinPatches } from "../../masks/mask-patch.ts";
import { readMaskPairs } from "../../masks/read-mask-pairs.ts";
import type { MaskPair } from "../../masks/read-mask-pairs.ts";
import { readMask } from "../../masks/read-mask.ts";
import { splitMask } from "../../masks/split-mask.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { maskOf } from "../mask-of.ts";
import type { PlateSample } from "../plate-sample.ts";
import { maskSizeProblem } from "../../masks/mask-size-problem.ts";

const WHITE = 255;

/** `images/NAME.jpg` beside `masks/NAME.png` or `masks/NAME.jpg.png`: one mask for all plates of a photo. */
export const MASKS_FORMAT: DatasetFormat = {
  name: "masks",
  shape: "folder",
  holds: ["mask"],
  rootOf: async (path) => path,
  read: readMaskSamples,
  write: writeMaskSamples,
};

async function* readMaskSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const { pairs, problems } = await readMaskPairs(path);
  for (const problem of problems) {
    context.fail(problem.path, new PlateError("ERR_DATASET_FORMAT", `Cannot read ${problem.path}: ${problem.message}`));
  }
  for (const pair of pairs) yield { source: pair.image, load: () => toSample(pair, context) };
}

/** Plates are the connected parts of the mask: those that touch are one. */
async function toSample(
  { name, image: imagePath, mask: maskPath }: MaskPair,
  context: ReadContext,
): Promise<PlateSample> {
  const image = await context.inside(resolve(imagePath));
  const { width, height } = await probeImage(image);
  const mask = await readMask(await context.inside(resolve(maskPath)));
  const problem = maskSizeProblem(mask, { width, height });
  if (problem !== undefined) {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read mask ${maskPath}: ${problem}`);
  }
  return { image, name, width, height, plates: splitMask(mask).map((patch) => ({ mask: patch })) };
}

async function writeMaskSamples(context: WriteContext): Promise<SampleWriter> {
  for (const folder of ["images", "masks"]) await mkdir(join(context.folder, folder), { recursive: true });
  return {
    add: async (sample) => {
      const name = await context.copyImage(sample, "images");
      const patches = sample.plates.flatMap((plate) => maskOf(plate, sample, context) ?? []);
      const { width, height, data } = joinPatches(patches, sample);
      const gray = { width, height, channels: 1, data: data.map((value) => value * WHITE) } as const;
      // Under the whole name of the photo: a.jpg and a.png may stand side by side.
      const path = join(context.folder, "masks", `${name}.png`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await encodeImage(gray, { format: "png" }));
    },
    end: async () => undefined,
  };
}
