import { openReaderStages } from "platekit";
import { expect, test } from "vitest";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";

test("openReaderStages() opens stations that read a photo when called one by one", async () => {
  const image = drawPhoto(200, 140, [{ text: "ABBA", x: 50, y: 50, width: 96, height: 32 }]);
  const stages = await openReaderStages({ segmenter: RED_PLATE, recognizer: SHADE_OCR, threads: 1 });
  const regions = await stages.segmenter.segment(image);
  const plates = regions.map((region) => stages.rectifier.rectify(image, region).image);
  const texts = await stages.recognizer.recognize(plates);
  expect(texts.map(({ chars }) => chars.map(({ char }) => char).join(""))).toEqual(["ABBA"]);
  await stages[Symbol.asyncDispose]();
  await expect(stages.recognizer.recognize(plates)).rejects.toMatchObject({ code: "ERR_SESSION_CLOSED" });
});

test("openReaderStages() refuses an option it does not know", async () => {
  await expect(openReaderStages({ thread: 1 } as never)).rejects.toThrow(/Cannot open reader stages.*thread/u);
});
