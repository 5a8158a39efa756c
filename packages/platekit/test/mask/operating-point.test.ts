// What masking must not miss: each test fails where the masker is as choosy as the reader.
import { pointInPolygon } from "@platekit/core/geometry";
import { maskPlates } from "platekit";
import { expect, test } from "vitest";
import { drawPhoto, FAR_PLATE, RED_PLATE } from "../support/draw-photo.ts";
import { paintBlocks, pixelsNot } from "../support/paint-block.ts";

const STREET = drawPhoto(320, 240);
const RED = [255, 0, 0] as const;
const GRAY = [120, 120, 120] as const;
const FILL = "0,0,0";
/** No grown margin: what is painted is the shape itself. */
const BARE = { segmenter: RED_PLATE, margin: 0, minMargin: 0 } as const;

/** 40 · 120/255 − 20 = −1.18: probability 0.236. Below half the reader's threshold, above the masker's 0.2. */
const UNSURE = [120, 0, 0] as const;

test("maskPlates() paints a plate whose probability is 0.24 throughout", async () => {
  const plate = { x: 100, y: 90, width: 96, height: 32, color: UNSURE };
  const { regions, image } = await maskPlates(paintBlocks(STREET, [plate]), { segmenter: RED_PLATE });
  expect(regions).toHaveLength(1);
  expect(regions[0]!.score).toBeGreaterThan(0.2);
  expect(regions[0]!.score).toBeLessThan(0.24);
  expect(pixelsNot(FILL, image, plate)).toEqual([]);
});

test("maskPlates() leaves such a plate open where the threshold is above it", async () => {
  const plate = { x: 100, y: 90, width: 96, height: 32, color: UNSURE };
  const { regions } = await maskPlates(paintBlocks(STREET, [plate]), { segmenter: RED_PLATE, threshold: 0.5 });
  expect(regions).toEqual([]);
});

test("maskPlates() paints a plate that the first look shows and the closer look does not", async () => {
  // 1 % of the photo, 7 % of the closer look, which is 2.2 plates wide: this network is blind above 5.5 %.
  const plate = { x: 100, y: 90, width: 48, height: 16, color: RED };
  const { regions, image } = await maskPlates(paintBlocks(STREET, [plate]), { segmenter: FAR_PLATE });
  expect(regions).toHaveLength(1);
  expect(pixelsNot(FILL, image, plate)).toEqual([]);
});

test("maskPlates() paints what the mask shows beyond the quad", async () => {
  const plate = { x: 80, y: 110, width: 150, height: 40, color: RED };
  const tab = { x: 145, y: 98, width: 20, height: 12, color: RED };
  const { regions, image } = await maskPlates(paintBlocks(STREET, [plate, tab]), BARE);
  const { polygon } = regions[0]!;
  // The tab stands out of the quad, else this test would show nothing.
  expect(pointInPolygon({ x: 155, y: 102 }, polygon)).toBe(false);
  // Without its outermost pixel: the closer look shows a border to about half a pixel.
  expect(pixelsNot(FILL, image, { x: 146, y: 99, width: 18, height: 11 })).toEqual([]);
});

test("maskPlates() paints what the quad completes", async () => {
  const plate = { x: 80, y: 110, width: 150, height: 40, color: RED };
  const hidden = { x: 80, y: 110, width: 12, height: 12, color: GRAY };
  const { regions, image } = await maskPlates(paintBlocks(STREET, [plate, hidden]), BARE);
  expect(pointInPolygon({ x: 82, y: 112 }, regions[0]!.polygon)).toBe(true);
  expect(pixelsNot(FILL, image, { x: 82, y: 112, width: 10, height: 10 })).toEqual([]);
});
