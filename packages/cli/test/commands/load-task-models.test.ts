import { join } from "node:path";
import { expect, test } from "vitest";
import { loadTaskModels, requireModel } from "../../src/commands/load-task-models.ts";
import { photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";

const ids = async (...args: Parameters<typeof loadTaskModels>) => {
  const { segmenter, recognizer } = await loadTaskModels(...args);
  return [segmenter?.manifest.id, recognizer?.manifest.id];
};

test("loadTaskModels() takes what was given, by its role, and the embedded models for the rest", async () => {
  expect(await ids("pipeline", [SHADE_OCR, RED_PLATE])).toEqual(["red-plate", "shade-ocr"]);
  expect(await ids("pipeline", [SHADE_OCR])).toEqual(["plate-segment", "shade-ocr"]);
  expect(await ids("ocr", [])).toEqual([undefined, "plate-ocr"]);
  expect(await ids("segment", [RED_PLATE])).toEqual(["red-plate", undefined]);
});

test("loadTaskModels() refuses a model the task has no use for, and two of one kind", async () => {
  await expect(loadTaskModels("ocr", [RED_PLATE])).rejects.toThrow("takes no model that finds plates, got red-plate");
  await expect(loadTaskModels("segment", [SHADE_OCR])).rejects.toThrow("takes no model that reads plates");
  await expect(loadTaskModels("pipeline", [RED_PLATE, RED_PLATE])).rejects.toThrow("two models for the same task");
});

test("loadTaskModels() reads --config-file as fast-plate-ocr's, whatever is wrong with it", async () => {
  const slip = 'slots: 4\nalphabet: "AB_"\npad_char: "_"\nimg_height: 16\nimg_width: 64\n';
  const folder = photoFolder({ "plate.yaml": slip });
  const choice = { model: join(SHADE_OCR, "model.onnx"), config: join(folder, "plate.yaml") };
  await expect(loadTaskModels("ocr", [choice])).rejects.toThrow(/Cannot use fast-plate-ocr config .*max_plate_slots/);
});

test("requireModel() names what is missing", () => {
  expect(() => requireModel({}, "recognizer")).toThrow("a model that reads plates is wanted, got none");
});
