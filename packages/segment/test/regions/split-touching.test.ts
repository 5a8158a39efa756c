import type { Polygon } from "@platekit/core/geometry";
import type { ProbabilityMap } from "@platekit/core";
import { expect, test } from "vitest";
import { labelComponents } from "../../src/regions/label-components.ts";
import { splitTouching } from "../../src/regions/split-touching.ts";
import { levelPlate, tiltedPlate } from "../support/paint-photo.ts";
import { paintMap } from "../support/paint-map.ts";

const THRESHOLD = 0.5;

function split(map: ProbabilityMap) {
  const [component, ...rest] = labelComponents(map, THRESHOLD);
  expect(rest).toEqual([]); // the drawing must be one piece, or there is nothing to divide
  return splitTouching(component!, { map, threshold: THRESHOLD });
}

const row = (x: number, y: number) => levelPlate([x, y], [60, 14]);

test.each<{ name: string; polygons: Polygon[]; areas: number[] }>([
  {
    name: "side by side over a bridge",
    polygons: [row(5, 20), row(67, 20), levelPlate([60, 25], [10, 5])],
    areas: [845, 845],
  },
  { name: "side by side, one lower", polygons: [row(5, 20), row(65, 27)], areas: [840, 840] },
  {
    name: "side by side, both 2 : 1",
    polygons: [levelPlate([5, 20], [40, 20]), levelPlate([47, 20], [40, 20]), levelPlate([40, 26], [10, 7])],
    areas: [807, 807],
  },
  {
    name: "stacked over a bridge",
    polygons: [row(5, 10), row(5, 26), levelPlate([25, 20], [20, 8])],
    areas: [860, 860],
  },
  { name: "stacked as a step", polygons: [row(5, 10), row(35, 24)], areas: [840, 840] },
  { name: "corner to corner", polygons: [row(5, 10), row(63, 23)], areas: [840, 838] },
  { name: "as an L", polygons: [row(5, 10), levelPlate([5, 24], [30, 14])], areas: [840, 420] },
  {
    name: "in a tilted row",
    polygons: [
      tiltedPlate({ x: 40, y: 30 }, { width: 60, height: 14, degrees: 15 }),
      tiltedPlate({ x: 98, y: 47 }, { width: 60, height: 14, degrees: 15 }),
    ],
    areas: [839, 839],
  },
  {
    name: "three in a row",
    polygons: [
      levelPlate([5, 20], [40, 12]),
      levelPlate([46, 20], [40, 12]),
      levelPlate([87, 20], [40, 12]),
      levelPlate([40, 24], [60, 4]),
    ],
    areas: [484, 484, 480],
  },
  {
    name: "three in a stack",
    polygons: [row(5, 5), row(5, 21), row(5, 37), levelPlate([30, 5], [12, 45])],
    areas: [852, 865, 851],
  },
])("splitTouching() divides plates $name", ({ polygons, areas }) => {
  const parts = split(paintMap(135, 70, polygons));
  // two cells: where a bridge or a corner is shared, rounding says whose it is
  expect(parts.map(({ area }) => area)).toHaveLength(areas.length);
  parts.forEach(({ area }, i) => expect(Math.abs(area - areas[i]!)).toBeLessThanOrEqual(2));
});

test.each<{ name: string; polygons: Polygon[] }>([
  { name: "2 : 1", polygons: [levelPlate([5, 10], [40, 20])] },
  { name: "5 : 1", polygons: [levelPlate([5, 10], [80, 16])] },
  { name: "square", polygons: [levelPlate([5, 10], [30, 30])] },
  { name: "tilted by 30°", polygons: [tiltedPlate({ x: 60, y: 35 }, { width: 90, height: 20, degrees: 30 })] },
  {
    name: "seen from the side",
    polygons: [
      [
        { x: 10, y: 10 },
        { x: 50, y: 30 },
        { x: 50, y: 60 },
        { x: 10, y: 40 },
      ],
    ],
  },
  {
    name: "in perspective",
    polygons: [
      [
        { x: 10, y: 10 },
        { x: 100, y: 20 },
        { x: 100, y: 38 },
        { x: 10, y: 45 },
      ],
    ],
  },
  { name: "with a bump", polygons: [levelPlate([5, 10], [80, 16]), levelPlate([30, 4], [20, 8])] },
  { name: "with a bump at a corner", polygons: [levelPlate([5, 10], [80, 16]), levelPlate([5, 4], [16, 8])] },
  {
    name: "over a tow hook",
    polygons: [levelPlate([5, 10], [80, 16]), levelPlate([42, 25], [5, 14]), levelPlate([39, 36], [11, 8])],
  },
  { name: "of a few cells", polygons: [tiltedPlate({ x: 20, y: 10 }, { width: 19, height: 4.6, degrees: 27 })] },
])("splitTouching() leaves one plate whole: $name", ({ polygons }) => {
  const map = paintMap(120, 70, polygons);
  expect(split(map)).toEqual(labelComponents(map, THRESHOLD));
});

test("splitTouching() leaves a plate whole that a tow hook covers half way", () => {
  const map = paintMap(90, 40, [levelPlate([5, 10], [80, 16])]);
  setCells(map, { x0: 41, x1: 48, y0: 18, y1: 25 }, 0);
  expect(split(map)).toHaveLength(1);
});

test.each([
  { name: "side by side", plates: [row(5, 20), row(65, 20)], crack: { x0: 64, x1: 65, y0: 20, y1: 33 } },
  { name: "stacked", plates: [row(5, 10), row(5, 24)], crack: { x0: 5, x1: 64, y0: 23, y1: 24 } },
])("splitTouching() divides plates $name along a crack in the probabilities", ({ plates, crack }) => {
  const map = paintMap(135, 45, plates);
  expect(split(map)).toHaveLength(1);
  setCells(map, crack, 0.6);
  expect(split(map).map(({ area }) => area)).toEqual([840, 840]);
});

test("splitTouching() takes a crack across a plate of usual length for a shadow", () => {
  const map = paintMap(80, 30, [row(5, 10)]);
  setCells(map, { x0: 34, x1: 35, y0: 10, y1: 23 }, 0.6);
  expect(split(map)).toHaveLength(1);
});

function setCells(map: ProbabilityMap, box: { x0: number; x1: number; y0: number; y1: number }, value: number): void {
  for (let y = box.y0; y <= box.y1; y++) {
    map.data.fill(value, y * map.width + box.x0, y * map.width + box.x1 + 1);
  }
}
