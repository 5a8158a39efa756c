import { expect, test } from "vitest";
import { toGrayLibpng } from "../../src/image/to-gray-libpng.ts";
import { toGray } from "../../src/image/to-gray.ts";
import { fill } from "./pictures.ts";

// Numbers of cv2.cvtColor(RGB2GRAY) and of cv2.imread(IMREAD_GRAYSCALE) on a PNG of that colour.
test.each([
  { color: [255, 0, 0], rounded: 76, cut: 76 },
  { color: [0, 255, 0], rounded: 150, cut: 149 },
  { color: [0, 0, 255], rounded: 29, cut: 29 },
  { color: [10, 200, 90], rounded: 131, cut: 130 },
  { color: [255, 255, 255], rounded: 255, cut: 255 },
] as const)("toGray() of $color is $rounded, libpng's is $cut", ({ color, rounded, cut }) => {
  expect([...toGray(fill(2, 1, color)).data]).toEqual([rounded, rounded]);
  expect([...toGrayLibpng(fill(1, 1, color)).data]).toEqual([cut]);
});

test("toGray() leaves gray values as they are", () => {
  const data = Uint8Array.from({ length: 768 }, (_, index) => Math.floor(index / 3));
  const gray = toGray({ width: 256, height: 1, channels: 3, data });
  expect([...gray.data]).toEqual(Array.from({ length: 256 }, (_, index) => index));
});
