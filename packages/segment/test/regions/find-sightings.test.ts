import { expect, test } from "vitest";
import { findSightings, narrowSighting } from "../../src/regions/find-sightings.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";
import { IN_PLACE } from "../support/make-sighting.ts";

const rules = { threshold: 0.5, minArea: 0, maxAspect: 15, splitTouching: true, source: { width: 20, height: 10 } };
const find = (drawing: string, place = IN_PLACE, more = {}) =>
  findSightings({ map: asciiMap(drawing), sourceFromMap: place }, { ...rules, ...more });

test("findSightings() leaves out what is smaller than the least area, in source pixels", () => {
  const twice = { offsetX: 0.5, offsetY: 0.5, scaleX: 2, scaleY: 2 };
  const drawing = "##..\n....\n...#";
  expect(find(drawing, twice, { minArea: 4 })).toHaveLength(2);
  expect(find(drawing, twice, { minArea: 8 })).toHaveLength(1);
  expect(find(drawing, twice, { minArea: 9 })).toEqual([]);
});

test("findSightings() leaves out lines that no plate is as long as", () => {
  expect(find("################")).toEqual([]);
  expect(find("##############")).toHaveLength(1);
});

test.each([
  { name: "is not cut by the photo's own borders", x: 0, y: 0, isClipped: false },
  { name: "is cut by a window's left border", x: 5, y: 0, isClipped: true },
  { name: "is cut by a window's upper border", x: 0, y: 5, isClipped: true },
])("findSightings() says that a plate in the corner $name", ({ x, y, isClipped }) => {
  const [sighting] = find("##..\n##..\n....", { ...IN_PLACE, offsetX: x, offsetY: y });
  expect(sighting?.isClipped).toBe(isClipped);
});

test.each([
  { name: "right border", drawing: "..##\n..##\n....", x: 4, y: 0, isClipped: true },
  { name: "lower border", drawing: "....\n##..\n##..", x: 0, y: 4, isClipped: true },
  { name: "photo's right border", drawing: "..##\n..##\n....", x: 16, y: 0, isClipped: false },
  { name: "photo's lower border", drawing: "....\n##..\n##..", x: 0, y: 7, isClipped: false },
])("findSightings() knows a plate at the $name: clipped $isClipped", ({ drawing, x, y, isClipped }) => {
  const [sighting] = find(drawing, { ...IN_PLACE, offsetX: x, offsetY: y });
  expect(sighting?.isClipped).toBe(isClipped);
});

test("narrowSighting() gives the parts above a higher threshold, within the sighting only", () => {
  const [sighting] = find("443998\n...994\n......\n9.....".replaceAll("3", "4"), IN_PLACE, { threshold: 0.35 });
  const parts = narrowSighting(sighting!, { ...rules, threshold: 0.85 });
  expect(parts.map(({ component, threshold }) => [component.area, threshold])).toEqual([[4, 0.85]]);
});
