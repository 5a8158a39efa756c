import { expect, test } from "vitest";
import { boxAround } from "../../src/draw/box-around.ts";

const photo = { width: 40, height: 30 };

test.each([
  // A quarter of the box's 8 columns is 2 on every side: columns 14 to 26, rows 10 to 18, both ends within.
  { name: "with its surroundings", box: { x0: 16, y0: 12, x1: 24, y1: 16 }, left: 14, top: 10, width: 13, height: 9 },
  // From 34 and 25 on the photo has 6 columns and 5 rows left.
  { name: "as far as the photo goes", box: { x0: 36, y0: 27, x1: 44, y1: 31 }, left: 34, top: 25, width: 6, height: 5 },
  { name: "from the photo's corner on", box: { x0: -4, y0: -2, x1: 4, y1: 2 }, left: 0, top: 0, width: 7, height: 5 },
  // Half pixels: 1.25 to 8.75 with 1.875 around it is −0.625 to 10.625, rows 0.125 to 7.875.
  { name: "in whole pixels", box: { x0: 1.25, y0: 2, x1: 8.75, y1: 6 }, left: 0, top: 0, width: 12, height: 9 },
])("boxAround() shows a box $name", ({ box, left, top, width, height }) => {
  expect(boxAround(photo, box, 0.25)).toEqual({ left, top, width, height });
});

test.each([
  { x0: 80, y0: 12, x1: 90, y1: 16 },
  { x0: 16, y0: -40, x1: 24, y1: -36 },
])("boxAround() has nothing to show of a box outside, %o", (box) => {
  expect(boxAround(photo, box, 0.25)).toBeUndefined();
});
