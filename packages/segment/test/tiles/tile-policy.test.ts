import { expect, test } from "vitest";
import { planTiles } from "../../src/tiles/plan-tiles.ts";
import { tilePolicy } from "../../src/tiles/tile-policy.ts";

const HD = { width: 1920, height: 1080 };
const PHONE = { width: 4000, height: 3000 };

test.each([
  { name: "1080p with a plate", source: HD, found: 1, tiles: 0 },
  { name: "1080p without", source: HD, found: 0, tiles: 2 },
  { name: "720p without", source: { width: 1280, height: 720 }, found: 0, tiles: 2 },
  { name: "a small photo without", source: { width: 640, height: 480 }, found: 0, tiles: 0 },
  { name: "12 megapixels with a plate", source: PHONE, found: 1, tiles: 12 },
  { name: "48 megapixels with a plate", source: { width: 8000, height: 6000 }, found: 1, tiles: 12 },
])("tilePolicy() auto: $name costs $tiles tiles", ({ source, found, tiles }) => {
  const plan = tilePolicy("auto", { source, inputSide: 512, found });
  expect(plan ? planTiles(source, plan).length : 0).toBe(tiles);
});

test.each([
  { name: "1080p", source: HD, tiles: 2 },
  { name: "a square of 49 megapixels", source: { width: 7000, height: 7000 }, tiles: 16 },
  { name: "a small photo", source: { width: 640, height: 480 }, tiles: 0 },
])("tilePolicy() always: $name costs $tiles tiles, also where a plate was found", ({ source, tiles }) => {
  const plan = tilePolicy("always", { source, inputSide: 512, found: 1 });
  expect(plan ? planTiles(source, plan).length : 0).toBe(tiles);
});

test("tilePolicy() does what it is told", () => {
  const first = { source: HD, inputSide: 512, found: 1 };
  expect(tilePolicy("off", { ...first, found: 0 })).toBeUndefined();
  expect(tilePolicy({ tileSize: 700, overlap: 0.1 }, first)).toEqual({ tileSize: 700, overlap: 0.1 });
});
