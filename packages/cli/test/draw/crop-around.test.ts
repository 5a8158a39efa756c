import { expect, test } from "vitest";
import { cropAround } from "../../src/draw/crop-around.ts";

const photo = {
  width: 40,
  height: 30,
  channels: 3,
  data: new Uint8Array(40 * 30 * 3).map((_, at) => at % 120),
} as const;

test.each([
  // Half of the box's 8 columns on every side: columns 12 to 28, rows 8 to 20.
  { name: "around the box", box: { x0: 16, y0: 12, x1: 24, y1: 16 }, size: [17, 13] },
  { name: "inside the photo", box: { x0: 36, y0: 26, x1: 44, y1: 30 }, size: [8, 8] },
  { name: "all of it where the box lies outside", box: { x0: 80, y0: 12, x1: 90, y1: 16 }, size: [40, 30] },
])("cropAround() shows $name", ({ box, size }) => {
  const { width, height, data } = cropAround(photo, box);
  expect([width, height]).toEqual(size);
  expect(data).toHaveLength(width * height * 3);
});

test("cropAround() keeps the pixels where they were", () => {
  const { data } = cropAround(photo, { x0: 16, y0: 12, x1: 24, y1: 16 });
  // Column 12 of any row: bytes 36 to 38 of its 120.
  expect([...data.subarray(0, 3)]).toEqual([36, 37, 38]);
});
