import { expect, test } from "vitest";
import { findSightings } from "../../src/regions/find-sightings.ts";
import { toPlateRegion } from "../../src/regions/to-plate-region.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";

const source = { width: 100, height: 60 };
const place = { offsetX: 10.5, offsetY: 20.5, scaleX: 2, scaleY: 2 };
const map = asciiMap(`
  ............
  ............
  ............
  ............
  ....2442....
  ....4994...8
  ....2442...8
  ............
  ............
  ............
`);
const rules = { threshold: 0.5, minArea: 0, maxAspect: 15, splitTouching: true, source };
const [left, right] = findSightings({ map, sourceFromMap: place }, rules);

test("toPlateRegion() cuts a patch with a ring of three cells and says where it lies", () => {
  const region = toPlateRegion(left!, source);
  expect([region.map.width, region.map.height]).toEqual([8, 7]);
  // the patch starts at cell (2, 2)
  expect(region.sourceFromMap).toEqual({ offsetX: 14.5, offsetY: 24.5, scaleX: 2, scaleY: 2 });
  // cells 5..6 × 5, two pixels each, from 10.5 - 1 + 2 · 5
  expect(region.boundingBox).toEqual({ x0: 19.5, y0: 29.5, x1: 23.5, y1: 31.5 });
  expect(region.maskThreshold).toBe(0.5);
});

test("toPlateRegion() keeps what is below the threshold around the region", () => {
  const { map: patch } = toPlateRegion(left!, source);
  const row = [...patch.data.subarray(3 * 8, 4 * 8)].map((value) => Math.round(value * 10));
  expect(row).toEqual([0, 0, 4, 9, 9, 4, 0, 0]);
});

test("toPlateRegion() zeroes the cells of other regions and stops at the map's border", () => {
  const wide = toPlateRegion(
    { ...left!, component: { ...left!.component, bounds: { x0: 5, y0: 5, x1: 9, y1: 5 } } },
    source,
  );
  expect(wide.map.width).toBe(10);
  expect(Math.max(...wide.map.data.filter((_, cell) => cell % 10 === 9))).toBe(0);
  const own = toPlateRegion(right!, source);
  expect(own.map.width).toBe(4);
  expect(own.map.data[3 * 4 + 3]).toBeCloseTo(0.8, 6);
});

test("toPlateRegion() does not change the map it cuts from", () => {
  const before = map.data.slice();
  toPlateRegion(left!, source);
  expect(map.data).toEqual(before);
});

test("toPlateRegion() keeps the box within the photo", () => {
  const [sighting] = findSightings(
    { map: asciiMap("##\n##"), sourceFromMap: { offsetX: -0.2, offsetY: -0.2, scaleX: 1, scaleY: 1 } },
    rules,
  );
  expect(toPlateRegion(sighting!, { width: 1, height: 2 }).boundingBox).toEqual({
    x0: -0.5,
    y0: -0.5,
    x1: 0.5,
    y1: 1.3,
  });
});
