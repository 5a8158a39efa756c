import { expect, test } from "vitest";
import { pagePictures } from "../../src/valid/page-pictures.ts";
import type { PicturedError } from "../../src/valid/page-pictures.ts";

const PICTURE = { width: 80, height: 40, channels: 3 as const, data: new Uint8Array(80 * 40 * 3) };
const RESULT = { line: 2, imagePath: "a.png", label: "A", text: "B", confidence: 1, chars: [], alternatives: [] };
const WRONG: PicturedError = {
  error: { task: "ocr", result: { ...RESULT, width: 40, height: 20, ms: { decode: 0, read: 0 } } },
  rank: 1,
  path: "/a.png",
};

test("pagePictures() shows what the reader saw: a crop without what --trim cut off", async () => {
  // A quarter of 80 × 40 from each side leaves 40 × 20.
  const [shown] = await pagePictures([WRONG], { open: async () => ({ picture: PICTURE }), trim: 0.25 });
  expect(shown?.picture).toMatchObject({ width: 40, height: 20 });
});

test("pagePictures() goes on without a picture that is gone", async () => {
  const open = () => Promise.reject(new Error("gone"));
  expect(await pagePictures([WRONG], { open, trim: 0 })).toEqual([WRONG.error]);
});
