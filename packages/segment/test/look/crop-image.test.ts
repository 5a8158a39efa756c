import { expect, test } from "vitest";
import { cropImage } from "../../src/look/crop-image.ts";

const image = { width: 4, height: 3, channels: 3, data: Uint8Array.from({ length: 36 }, (_, i) => i) } as const;

test("cropImage() copies the window's pixels, all channels", () => {
  const crop = cropImage(image, { x: 1, y: 1, width: 2, height: 2 });
  expect(crop).toEqual({
    width: 2,
    height: 2,
    channels: 3,
    data: Uint8Array.of(15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32),
  });
});

test("cropImage() hands the whole photo on without a copy", () => {
  expect(cropImage(image, { x: 0, y: 0, width: 4, height: 3 })).toBe(image);
});
