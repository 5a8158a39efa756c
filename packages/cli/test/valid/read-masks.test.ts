import type { Mask, PlateRegion } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { describe, expect, test } from "vitest";
import { openPair, readMasks } from "../../src/valid/read-masks.ts";
import type { MaskItem, MaskWork } from "../../src/valid/read-masks.ts";

const SIZE = { width: 4, height: 1 };
const PHOTO = { ...SIZE, channels: 3 as const, data: new Uint8Array(12) };
const GONE = new PlateError("ERR_IMAGE_NOT_FOUND", "Cannot read it: no such file");
const NOTHING = { intersection: 0, predicted: 0, objectsFound: 0, objectsPredicted: 0, objectsRight: 0, ms: {} };

const mask = (row: string): Mask => ({ width: row.length, height: 1, data: Uint8Array.from(row, Number) });
const item = (name: string): MaskItem => ({
  imagePath: name,
  pair: { name, image: `${name}.jpg`, mask: `${name}.png` },
});

/** The segmenter sees the pixels of `seen`; masks are those given by the path. */
function work(masks: Readonly<Record<string, Mask>>, seen: string, more: Partial<MaskWork> = {}): MaskWork {
  const data = Float32Array.from(seen, Number);
  const region: PlateRegion = {
    score: 1,
    map: { width: seen.length, height: 1, data },
    sourceFromMap: { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 },
    maskThreshold: 0.5,
    boundingBox: { x0: 0, y0: 0, x1: 1, y1: 1 },
  };
  return {
    segmenter: { segment: async () => [region] },
    openPhoto: async () => ({ picture: PHOTO, ms: 1 }),
    openMask: async (path) => masks[path] ?? Promise.reject(GONE),
    signal: new AbortController().signal,
    ...more,
  };
}

async function all(items: readonly MaskItem[], how: MaskWork) {
  const results = [];
  for await (const result of readMasks(items, how)) results.push(result);
  return results;
}

describe("readMasks()", () => {
  test("compares what is seen with the true mask, pixel by pixel, in order", async () => {
    const [first, second] = await all(
      [item("a"), item("b")],
      work({ "a.png": mask("0110"), "b.png": mask("0011") }, "0110"),
    );
    expect(first).toMatchObject({ imagePath: "a", intersection: 2, union: 2, objects: 1, objectsFound: 1 });
    // 0110 and 0011 have one pixel in common, and three together.
    expect(second).toMatchObject({ imagePath: "b", intersection: 1, union: 3, predicted: 2, truth: 2, pixels: 4 });
    expect(second!.ms).toEqual({ decode: 1, segment: expect.any(Number) });
  });

  test.each([
    {
      name: "has another size",
      masks: { "a.png": mask("010") },
      message: /must be as large as its photo, 4×1, got 3×1/u,
      truth: 1,
    },
    { name: "is not there", masks: {}, message: /no such file/u, truth: 0 },
  ])(
    "fails where the mask $name, and counts its plates as missed as far as they are known",
    async ({ masks, message, truth }) => {
      const [result] = await all([item("a")], work(masks, "0110"));
      expect(result!.error!.message).toMatch(message);
      expect(result).toMatchObject({ ...NOTHING, truth, objects: truth, union: truth });
    },
  );

  test("fails where the photo cannot be opened, or has no partner", async () => {
    const openPhoto = () => Promise.reject(GONE);
    const items = [item("a"), { imagePath: "b", problem: "Cannot use b: no mask" }];
    const [first, second] = await all(items, work({ "a.png": mask("1100") }, "0110", { openPhoto }));
    expect(first).toMatchObject({ ...NOTHING, truth: 2, error: { code: "ERR_IMAGE_NOT_FOUND" } });
    expect(second).toMatchObject({ ...NOTHING, pixels: 0, error: { message: "Cannot use b: no mask" } });
  });

  test("gives nothing more once it is stopped", async () => {
    const controller = new AbortController();
    const segment = async () => {
      controller.abort();
      return [];
    };
    const how = work({ "a.png": mask("0000") }, "0000", { segmenter: { segment }, signal: controller.signal });
    expect(await all([item("a"), item("b")], how)).toEqual([]);
  });
});

test("openPair() opens photo and mask of one size", async () => {
  const { picture, truth } = await openPair(item("a"), work({ "a.png": mask("0100") }, ""));
  expect(picture).toBe(PHOTO);
  expect(truth).toEqual(mask("0100"));
});
