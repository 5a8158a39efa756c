import { expect, test } from "vitest";
import { cutOut } from "../../src/convert/cut-out.ts";

/** Red tells the column, green the row. */
const PICTURE = {
  width: 6,
  height: 4,
  channels: 3,
  data: Uint8Array.from({ length: 6 * 4 * 3 }, (_, at) => [Math.floor(at / 3) % 6, Math.floor(at / 18), 9][at % 3]!),
} as const;

test.each([
  { name: "pixels 1 to 3 of rows 1 and 2", box: { x0: 1, y0: 1, x1: 4, y1: 3 }, first: [1, 1], size: [3, 2] },
  { name: "every pixel that is touched", box: { x0: 1.9, y0: 1.9, x1: 3.1, y1: 2.1 }, first: [1, 1], size: [3, 2] },
  { name: "no more than there is", box: { x0: -5, y0: 2, x1: 2, y1: 99 }, first: [0, 2], size: [2, 2] },
])("cutOut() gives $name", ({ box, first, size }) => {
  const { width, height, data } = cutOut(PICTURE, box)!;
  expect([width, height]).toEqual(size);
  expect([...data.subarray(0, 2)]).toEqual(first);
});

test("cutOut() of a box outside of the picture is nothing", () => {
  expect(cutOut(PICTURE, { x0: 6, y0: 0, x1: 9, y1: 2 })).toBeUndefined();
  expect(cutOut(PICTURE, { x0: 0, y0: -3, x1: 6, y1: 0 })).toBeUndefined();
});
