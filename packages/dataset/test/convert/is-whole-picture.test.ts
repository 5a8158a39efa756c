import { expect, test } from "vitest";
import { isWholePicture } from "../../src/convert/is-whole-picture.ts";

const SAMPLE = { image: "/a.png", name: "a.png", width: 4, height: 2, plates: [] };

test.each([
  { name: "no place at all", plate: {}, is: true },
  { name: "the box of the picture", plate: { box: { x0: 0, y0: 0, x1: 4, y1: 2 } }, is: true },
  { name: "a smaller box", plate: { box: { x0: 0, y0: 0, x1: 4, y1: 1.5 } }, is: false },
  {
    name: "a mask",
    plate: { mask: { x: 0, y: 0, width: 4, height: 2, data: new Uint8Array(8) } },
    is: false,
  },
])("isWholePicture() of a plate with $name is $is", ({ plate, is }) => {
  expect(isWholePicture(plate, SAMPLE)).toBe(is);
});
