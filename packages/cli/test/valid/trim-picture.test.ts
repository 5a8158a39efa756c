import { expect, test } from "vitest";
import { trimPicture } from "../../src/valid/trim-picture.ts";

/** A picture whose first channel counts the columns and whose second the rows. */
function counted(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.set([pixel % width, Math.floor(pixel / width), 0], pixel * 3);
  }
  return { width, height, channels: 3, data } as const;
}

const corners = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) => [
  [data[0], data[1]],
  [data[(width * height - 1) * 3], data[(width * height - 1) * 3 + 1]],
];

test.each([
  { share: 0, width: 10, height: 6, first: [0, 0], last: [9, 5] },
  // 1 column (10 · 0.1) and 1 row (0.6, rounded) from each side.
  { share: 0.1, width: 8, height: 4, first: [1, 1], last: [8, 4] },
  // 2.5 columns become 3, 1.5 rows 2.
  { share: 0.25, width: 4, height: 2, first: [3, 2], last: [6, 3] },
])("trimPicture() cuts $share of each side, in whole pixels", ({ share, width, height, first, last }) => {
  const trimmed = trimPicture(counted(10, 6), share);
  expect({ width: trimmed.width, height: trimmed.height, length: trimmed.data.length }).toEqual({
    width,
    height,
    length: width * height * 3,
  });
  expect(corners(trimmed)).toEqual([first, last]);
});

test.each([1, 2, 3])("trimPicture() leaves at least a pixel of %i", (side) => {
  const { width, height, data } = trimPicture(counted(side, side), 0.45);
  expect(width).toBeGreaterThanOrEqual(1);
  expect(data).toHaveLength(width * height * 3);
});

test("trimPicture() does not change its input", () => {
  const picture = counted(10, 6);
  const before = Uint8Array.from(picture.data);
  trimPicture(picture, 0.2);
  expect(picture.data).toEqual(before);
});
