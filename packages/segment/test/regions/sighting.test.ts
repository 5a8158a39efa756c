import { expect, test } from "vitest";
import { sightingArea, sightingBox } from "../../src/regions/sighting.ts";
import { makeSighting } from "../support/make-sighting.ts";

test("sightingBox() and sightingArea() are in source pixels and cover whole cells", () => {
  const place = { offsetX: 101.5, offsetY: 50.5, scaleX: 4, scaleY: 2 };
  const sighting = makeSighting(".....\n.###.\n.....", { place });
  // cells 1..3 in x cover 4 pixels each from 101.5 - 2 + 4; row 1 covers 2 from 50.5 - 1 + 2
  expect(sightingBox(sighting)).toEqual({ x0: 103.5, y0: 51.5, x1: 115.5, y1: 53.5 });
  expect(sightingArea(sighting)).toBe(24);
});
