import type { Polygon } from "@platekit/core/geometry";
import type { ProbabilityMap } from "@platekit/core";
import { expect, test } from "vitest";
import { componentsAbove } from "../../src/regions/components-above.ts";
import { splitTouching } from "../../src/regions/split-touching.ts";
import { levelPlate, tiltedPlate } from "../support/paint-photo.ts";
import { paintMap } from "../support/paint-map.ts";

const THRESHOLD = 0.5;

function split(map: ProbabilityMap) {
  const [component, ...rest] = componentsAbove(map, THRESHOLD);
  expect(rest).toEqual([]); // the drawing must be one piece, or there is nothing to divide
  return splitTouching(component!, { map, threshold: THRESHOLD });
}

/** An EU plate, 4.3 : 1, and a US plate, 2 : 1. */
const row = (x: number, y: number) => levelPlate([x, y], [60, 14]);
const short = (x: number, y: number) => levelPlate([x, y], [40, 20]);

test.each<{ name: string; polygons: Polygon[]; areas: number[] }>([
  {
    name: "side by side over a bridge",
    polygons: [row(5, 20), row(67, 20), levelPlate([60, 25], [10, 5])],
    areas: [845, 845],
  },
  { name: "side by side, one lower", polygons: [row(5, 20), row(65, 27)], areas: [840, 840] },
  {
    name: "side by side, both 2 : 1",
    polygons: [short(5, 20), short(47, 20), levelPlate([40, 26], [10, 7])],
    areas: [807, 807],
  },
  {
    name: "stacked, both 2 : 1",
    polygons: [short(20, 10), short(20, 32), levelPlate([32, 28], [14, 6])],
    areas: [814, 814],
  },
  {
    name: "stacked, both 2 : 1, tilted by 20°",
    polygons: [
      tiltedPlate({ x: 60, y: 20 }, { width: 40, height: 20, degrees: 20 }),
      tiltedPlate({ x: 52, y: 42 }, { width: 40, height: 20, degrees: 20 }),
      tiltedPlate({ x: 56, y: 31 }, { width: 12, height: 8, degrees: 20 }),
    ],
    areas: [820, 820],
  },
  {
    name: "stacked over a bridge",
    polygons: [row(5, 10), row(5, 26), levelPlate([25, 20], [20, 8])],
    areas: [860, 860],
  },
  { name: "stacked as a step", polygons: [row(5, 10), row(35, 24)], areas: [840, 840] },
  { name: "corner to corner", polygons: [row(5, 10), row(63, 23)], areas: [840, 838] },
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
  expect(parts.map(({ area }) => area)).toHaveLength(areas.length);
  // a bridge is divided by rounding, a step by a slanted line: slivers go to the other plate
  parts.forEach(({ area }, i) => expect(Math.abs(area / areas[i]! - 1)).toBeLessThan(0.02));
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
  { name: "with half a plate below it, which may be a bracket", polygons: [row(5, 10), levelPlate([5, 24], [30, 14])] },
  {
    name: "2 : 1, with an upper border that sags at the gap between letter groups",
    polygons: [
      [
        { x: 5, y: 8 },
        { x: 46, y: 20 },
        { x: 46, y: 46 },
        { x: 8, y: 46 },
      ],
      [
        { x: 45, y: 20 },
        { x: 85, y: 8 },
        { x: 82, y: 46 },
        { x: 45, y: 46 },
      ],
    ],
  },
  {
    name: "with ends bent against each other",
    polygons: [
      levelPlate([25, 16], [60, 16]),
      [
        { x: 5, y: 8 },
        { x: 30, y: 16 },
        { x: 30, y: 32 },
        { x: 5, y: 22 },
      ],
      [
        { x: 80, y: 16 },
        { x: 108, y: 24 },
        { x: 108, y: 38 },
        { x: 80, y: 32 },
      ],
    ],
  },
  { name: "of a few cells", polygons: [tiltedPlate({ x: 20, y: 10 }, { width: 19, height: 4.6, degrees: 27 })] },
])("splitTouching() leaves one plate whole: $name", ({ polygons }) => {
  const map = paintMap(120, 70, polygons);
  expect(split(map)).toEqual(componentsAbove(map, THRESHOLD));
});

test.each<{ name: string; plate: Polygon; holes: (Box & { p: number })[] }>([
  {
    name: "a tow hook covers half way",
    plate: levelPlate([5, 10], [80, 16]),
    holes: [{ x0: 41, x1: 48, y0: 18, y1: 25, p: 0 }],
  },
  {
    name: "a tow hook covers half way, 2 : 1",
    plate: levelPlate([5, 5], [60, 30]),
    holes: [{ x0: 31, x1: 38, y0: 20, y1: 34, p: 0 }],
  },
  {
    name: "is uncertain half way down the gap between letter groups",
    plate: levelPlate([5, 5], [60, 30]),
    holes: [{ x0: 34, x1: 36, y0: 5, y1: 19, p: 0.52 }],
  },
  {
    name: "has a shadow across it",
    plate: levelPlate([5, 10], [80, 16]),
    holes: [{ x0: 44, x1: 46, y0: 10, y1: 25, p: 0.75 }],
  },
  {
    name: "has a crack right through between halves that are no plates",
    plate: short(5, 5),
    holes: [{ x0: 24, x1: 25, y0: 5, y1: 24, p: 0.55 }],
  },
  {
    name: "has a crack beside its blue band",
    plate: levelPlate([5, 10], [80, 16]),
    holes: [{ x0: 14, x1: 15, y0: 10, y1: 25, p: 0.55 }],
  },
  {
    name: "has a crack and too few cells to tell",
    plate: levelPlate([5, 10], [24, 4]),
    holes: [{ x0: 16, x1: 17, y0: 10, y1: 13, p: 0.55 }],
  },
  {
    name: "ends softly before its frame",
    plate: levelPlate([5, 10], [80, 16]),
    holes: [{ x0: 66, x1: 81, y0: 10, y1: 25, p: 0.6 }],
  },
])("splitTouching() leaves a plate whole that $name", ({ plate, holes }) => {
  const map = paintMap(90, 40, [plate]);
  for (const { p, ...box } of holes) setCells(map, box, p);
  expect(split(map)).toHaveLength(1);
});

test.each([
  { name: "side by side", plates: [row(5, 20), row(65, 20)], crack: { x0: 64, x1: 65, y0: 20, y1: 33 } },
  { name: "stacked", plates: [row(5, 10), row(5, 24)], crack: { x0: 5, x1: 64, y0: 23, y1: 24 } },
  {
    name: "side by side, both 2 : 1",
    plates: [short(5, 10), short(45, 10)],
    crack: { x0: 44, x1: 45, y0: 10, y1: 29 },
  },
  { name: "stacked, both 2 : 1", plates: [short(5, 4), short(5, 24)], crack: { x0: 5, x1: 44, y0: 23, y1: 24 } },
])("splitTouching() divides plates $name along a crack in the probabilities", ({ plates, crack }) => {
  const map = paintMap(135, 45, plates);
  expect(split(map)).toHaveLength(1);
  setCells(map, crack, 0.6);
  const [component] = componentsAbove(map, THRESHOLD);
  expect(split(map).map(({ area }) => area)).toEqual([component!.area / 2, component!.area / 2]);
});

test("splitTouching() takes a faint crack for a border only where the whole is too long for a plate", () => {
  const FAINT = 0.8;
  const long = paintMap(135, 45, [row(5, 20), row(65, 20)]);
  setCells(long, { x0: 64, x1: 65, y0: 20, y1: 33 }, FAINT);
  expect(split(long).map(({ area }) => area)).toEqual([840, 840]);

  const high = paintMap(135, 45, [row(5, 10), row(5, 24)]);
  setCells(high, { x0: 5, x1: 64, y0: 23, y1: 24 }, FAINT);
  expect(split(high)).toHaveLength(1);
});

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

function setCells(map: ProbabilityMap, box: Box, value: number): void {
  for (let y = box.y0; y <= box.y1; y++) {
    map.data.fill(value, y * map.width + box.x0, y * map.width + box.x1 + 1);
  }
}
