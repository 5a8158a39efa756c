import type { PlateRow } from "@platekit/dataset";
import type { OcrResult } from "@platekit/evaluate";
import type { RasterImage } from "platekit";
import { readCrops } from "../valid/read-crops.ts";
import type { CropWork } from "../valid/read-crops.ts";
import { trimPicture } from "../valid/trim-picture.ts";
import type { ViewInput } from "./list-views.ts";
import type { ViewedInput } from "./viewed-plate.ts";

/** Reads pictures of one plate each, in batches and in order; ends early where the signal stops it. */
export async function* viewCrops(inputs: readonly ViewInput[], work: CropWork): AsyncGenerator<ViewedInput> {
  // Labels stay here: what is read cannot depend on them, nor on what the model can say.
  const unlabelled = inputs.map(({ source, path }, index): PlateRow => ({
    line: index,
    imagePath: source,
    path,
    text: "",
  }));
  for await (const result of readCrops(toAsync(unlabelled), work)) {
    const input = inputs[result.line];
    if (input === undefined) throw new TypeError(`Cannot show a reading: got none of the inputs, but ${result.line}`);
    yield toView(input, result, work);
  }
}

async function* toAsync<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

function toView({ source, path, label, region }: ViewInput, result: OcrResult, work: CropWork): ViewedInput {
  const { text, confidence, chars, error } = result;
  if (error !== undefined) return { source, error: new Error(error.message) };
  return [
    {
      source,
      ...(label === undefined ? {} : { label }),
      ...(region === undefined ? {} : { region }),
      text,
      confidence,
      chars,
      picture: async (): Promise<RasterImage> => trimPicture((await work.open(path)).picture, work.trim),
    },
  ];
}
