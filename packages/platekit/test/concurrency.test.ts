import { createHash } from "node:crypto";
import { createMasker, createReader } from "platekit";
import type { MaskedPhoto, PlateReading } from "platekit";
import { expect, test } from "vitest";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";

/** Photos that differ in size, number of plates, place and text, so that a mix-up shows. */
const PHOTOS = [
  drawPhoto(320, 240, [{ text: "ABBA", x: 40, y: 60, width: 96, height: 32 }]),
  drawPhoto(320, 240, [{ text: "BABB", x: 180, y: 150, width: 96, height: 32 }]),
  drawPhoto(320, 240),
  drawPhoto(200, 300, [
    { text: "AAAB", x: 20, y: 20, width: 96, height: 32 },
    { text: "BAAA", x: 60, y: 200, width: 120, height: 40 },
  ]),
  drawPhoto(640, 360, [{ text: "BBBB", x: 400, y: 100, width: 150, height: 40 }]),
  drawPhoto(320, 240, [{ text: "AABB", x: 40, y: 60, width: 96, height: 32 }]),
];
const TEXTS = [["ABBA"], ["BABB"], [], ["AAAB", "BAAA"], ["BBBB"], ["AABB"]];

/** The regions and what stands for the pixels: comparing every byte takes long. */
const summary = ({ regions, image }: MaskedPhoto) => ({
  regions,
  pixels: createHash("sha256").update(image.data).digest("hex"),
});

test("a reader reads photos at the same time as it reads them one after the other", async () => {
  await using reader = await createReader({ segmenter: RED_PLATE, recognizer: SHADE_OCR });
  const serial: (readonly PlateReading[])[] = [];
  for (const photo of PHOTOS) serial.push(await reader.read(photo));
  expect(serial.map((plates) => plates.map(({ text }) => text).toSorted())).toEqual(TEXTS);
  // Twice, so that each photo is under way beside itself and beside all others.
  const parallel = await Promise.all([...PHOTOS, ...PHOTOS].map((photo) => reader.read(photo)));
  expect(parallel).toEqual([...serial, ...serial]);
});

test("a masker masks photos at the same time as it masks them one after the other", async () => {
  await using masker = await createMasker({ segmenter: RED_PLATE });
  const serial: MaskedPhoto[] = [];
  for (const photo of PHOTOS) serial.push(await masker.mask(photo));
  expect(serial.map(({ regions }) => regions.length)).toEqual(TEXTS.map(({ length }) => length));
  const parallel = await Promise.all(PHOTOS.map((photo) => masker.mask(photo)));
  expect(parallel.map(summary)).toEqual(serial.map(summary));
});
