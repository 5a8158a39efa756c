import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { boxIou, polygonBounds } from "@platekit/core/geometry";
import { loadSceneTable } from "@platekit/dataset";
import type { SceneRow } from "@platekit/dataset";
import { createReader } from "platekit";
import type { PlateReading } from "platekit";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const pictures = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
const labels = await loadSceneTable(join(folder, "annotations.csv"));

let reader: Awaited<ReturnType<typeof createReader>>;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

/** The label a reading lies on; the boxes of the examples are exact, so half an overlap is generous. */
const labelUnder = (reading: PlateReading, candidates: readonly SceneRow[]) =>
  candidates.find(({ box }) => boxIou(polygonBounds(reading.polygon), box) >= 0.5);

test.each(pictures)("the embedded models read every plate of examples/%s and nothing else", async (picture) => {
  const wanted = labels.filter(({ imagePath }) => imagePath === picture);
  const readings = await reader.read(join(folder, picture));
  const found = readings.map((reading) => `${reading.text} on ${labelUnder(reading, wanted)?.text}`);
  expect(new Set(found)).toEqual(new Set(wanted.map(({ text }) => `${text} on ${text}`)));
  expect(readings.length).toBe(wanted.length);
});

test("the tiny reader reads an example, too", async () => {
  await using tiny = await createReader({ recognizer: "plate-ocr-tiny" });
  const readings = await tiny.read(join(folder, "one-car.jpg"));
  expect(readings.map(({ text }) => text)).toEqual(["ZVF2283"]);
});
