import { createReader } from "platekit";
import { expect, test } from "vitest";
import { DRAWN_TEXT, drawnPhoto } from "../../src/benchmark/drawn-photo.ts";

test("drawnPhoto() is a JPEG of 1920×1080 with one plate, which the embedded models read", async () => {
  const { bytes, width, height } = await drawnPhoto();
  expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect({ width, height }).toEqual({ width: 1920, height: 1080 });
  // As heavy as a camera's: a bare drawing has a tenth of it.
  expect(bytes.length).toBeGreaterThan(300_000);
  const reader = await createReader({ threads: 1 });
  const readings = await reader.read(bytes);
  await reader[Symbol.asyncDispose]();
  expect(readings.map(({ text }) => text)).toEqual([DRAWN_TEXT]);
});
