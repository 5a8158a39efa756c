import type { RasterImage } from "@platekit/core";
import type { Polygon } from "@platekit/core/geometry";
import { expect, test } from "vitest";
import { redactImage } from "../src/redact-image.ts";

const IMAGE: RasterImage = {
  width: 40,
  height: 30,
  channels: 3,
  data: Uint8Array.from({ length: 40 * 30 * 3 }, (_, index) => (index * 7919) % 251),
};

const plateAt = (x: number, y: number): Polygon => [
  { x, y },
  { x: x + 24, y },
  { x: x + 24, y: y + 8 },
  { x, y: y + 8 },
];

const PLACES = [
  { name: "far above", plate: plateAt(8, -500) },
  { name: "just above", plate: plateAt(8, -30) },
  { name: "far right of", plate: plateAt(500, 10) },
  { name: "just right of", plate: plateAt(62, 10) },
  { name: "far below", plate: plateAt(8, 500) },
  { name: "just below", plate: plateAt(8, 52) },
  { name: "far left of", plate: plateAt(-500, 10) },
  { name: "just left of", plate: plateAt(-50, 10) },
];

const cases = (["solid", "mosaic", "blur"] as const).flatMap((style) => PLACES.map((place) => ({ style, ...place })));

test.each(cases)("redactImage() leaves out a plate $name the picture: $style", ({ style, plate }) => {
  expect(redactImage(IMAGE, [plate], { style }).data).toEqual(IMAGE.data);
});
