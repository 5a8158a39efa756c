import { expect, test } from "vitest";
import type { GrayImage } from "../../src/image/pixel-image.ts";
import { resize } from "../../src/image/resize.ts";
import type { Interpolation } from "../../src/image/resize.ts";
import { drawPicture, fill } from "./pictures.ts";

const INTERPOLATIONS: readonly Interpolation[] = ["nearest", "linear", "cubic", "area", "lanczos4"];

function gray(rows: readonly (readonly number[])[]): GrayImage {
  return { width: rows[0]?.length ?? 0, height: rows.length, channels: 1, data: Uint8Array.from(rows.flat()) };
}

function rowsOf({ width, height, data }: GrayImage): number[][] {
  return Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);
}

// Numbers of cv2.resize.
test.each([
  {
    name: "linear, enlarging",
    interpolation: "linear",
    image: [
      [0, 40, 80],
      [120, 160, 200],
    ],
    resized: [
      [0, 16, 40, 64, 80],
      [30, 46, 70, 94, 110],
      [90, 106, 130, 154, 170],
      [120, 136, 160, 184, 200],
    ],
  },
  {
    name: "nearest, without a half-pixel offset",
    interpolation: "nearest",
    image: [[1, 2, 3, 4, 5]],
    resized: [[1, 2, 4]],
  },
  // (1 + 2 + 1 + 2) / 4 = 1.5: up for blocks of 2 × 2 …
  {
    name: "area, 2 × 2 ties up",
    interpolation: "area",
    image: [
      [0, 1],
      [0, 1],
    ],
    resized: [[1]],
  },
  // … and to even for others: (0 + 0 + 0 + 2) / 4 = 0.5.
  { name: "area, other ties to even", interpolation: "area", image: [[0, 0, 0, 2]], resized: [[0]] },
  // A cell is 1.5 pixels: (10 + 20 / 2) / 1.5 = 13.3, (20 / 2 + 30) / 1.5 = 26.7.
  { name: "area, by parts of pixels", interpolation: "area", image: [[10, 20, 30]], resized: [[13, 27]] },
] as const)("resize() $name", ({ interpolation, image, resized }) => {
  const size = { width: resized[0].length, height: resized.length };
  expect(rowsOf(resize(gray(image), size, interpolation))).toEqual(resized);
});

test.each(INTERPOLATIONS)("resize() %s leaves a picture of one colour as it is", (interpolation) => {
  const image = fill(13, 7, [255, 128, 1]);
  for (const [width, height] of [
    [5, 3],
    [26, 14],
    [40, 2],
    [1, 1],
  ] as const) {
    expect(resize(image, { width, height }, interpolation)).toEqual(fill(width, height, [255, 128, 1]));
  }
});

test.each(INTERPOLATIONS)("resize() %s takes and gives 1×1", (interpolation) => {
  const dot = fill(1, 1, [7, 8, 9]);
  expect(resize(dot, { width: 3, height: 2 }, interpolation)).toEqual(fill(3, 2, [7, 8, 9]));
  expect(resize(drawPicture(9, 5), { width: 1, height: 1 }, interpolation).data).toHaveLength(3);
});

test.each(INTERPOLATIONS)("resize() %s neither changes its input nor hands it out", (interpolation) => {
  const image = drawPicture(12, 10);
  const before = image.data.slice();
  resize(image, { width: 7, height: 5 }, interpolation);
  const buffer = { ...image, data: Buffer.from(image.data) };
  expect(resize(buffer, { width: 12, height: 10 }, interpolation).data.buffer).not.toBe(buffer.data.buffer);
  const same = resize(image, { width: 12, height: 10 }, interpolation);
  expect(image.data).toEqual(before);
  expect(same).toEqual(image);
  expect(same.data.buffer).not.toBe(image.data.buffer);
});

test.each(INTERPOLATIONS)("resize() %s treats the channels of RGB alike and apart", (interpolation) => {
  const image = drawPicture(23, 11);
  const channel = (index: number): GrayImage => ({
    ...image,
    channels: 1,
    data: image.data.filter((_, at) => at % 3 === index),
  });
  const resized = resize(image, { width: 8, height: 16 }, interpolation);
  for (const index of [0, 1, 2]) {
    const alone = resize(channel(index), { width: 8, height: 16 }, interpolation);
    expect(resized.data.filter((_, at) => at % 3 === index)).toEqual(alone.data);
  }
});

test.each([
  [0, 5],
  [5, -1],
  [2.5, 5],
  [Number.NaN, 5],
])("resize() refuses %d×%d", (width, height) => {
  expect(() => resize(fill(2, 2, [0, 0, 0]), { width, height }, "linear")).toThrow(
    new RangeError(`Cannot resize image: width and height must be whole numbers ≥ 1, got ${width}×${height}`),
  );
});
