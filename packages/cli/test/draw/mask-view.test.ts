import { expect, test } from "vitest";
import { maskView } from "../../src/draw/mask-view.ts";

/** 100 × 100 pixels of gray 100. */
const photo = { width: 100, height: 100, channels: 3 as const, data: new Uint8Array(30_000).fill(100) };

function mask(...pixels: readonly (readonly [x: number, y: number])[]) {
  const data = new Uint8Array(10_000);
  for (const [x, y] of pixels) data[y * 100 + x] = 1;
  return { width: 100, height: 100, data };
}

test("maskView() tints right pixels green, missed ones red, extra ones blue, half and half, around the masks", () => {
  const view = maskView(photo, { truth: mask([50, 50], [51, 50]), predicted: mask([51, 50], [54, 50]) });
  // The masks are 4 pixels long (50 to 54): half of that is shown beside them on every side.
  expect([view.width, view.height]).toEqual([9, 5]);
  const pixel = (x: number) => [...view.data.subarray((2 * 9 + x) * 3, (2 * 9 + x) * 3 + 3)];
  expect(pixel(1)).toEqual([100, 100, 100]);
  // (229 + 100) / 2, (40 + 100) / 2, (30 + 100) / 2.
  expect(pixel(2)).toEqual([164, 70, 65]);
  // (0 + 100) / 2, (177 + 100) / 2, (64 + 100) / 2.
  expect(pixel(3)).toEqual([50, 138, 82]);
  // (30 + 100) / 2, (110 + 100) / 2, (229 + 100) / 2.
  expect(pixel(6)).toEqual([65, 105, 164]);
  expect(photo.data.every((value) => value === 100)).toBe(true);
});

test("maskView() shows all of a photo without masks", () => {
  expect(maskView(photo, { truth: mask(), predicted: mask() })).toEqual(photo);
});
