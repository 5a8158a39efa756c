import { expect, test } from "vitest";
import { cropImage } from "@platekit/core/image";

test("cropImage() copies the pixels within, and none else", () => {
  // 3 × 2 pixels whose red is 0 to 5.
  const data = Uint8Array.from({ length: 18 }, (_, index) => (index % 3 === 0 ? index / 3 : 9));
  const crop = cropImage({ width: 3, height: 2, channels: 3, data }, { left: 1, top: 0, width: 2, height: 2 });
  expect(crop).toEqual({
    width: 2,
    height: 2,
    channels: 3,
    data: Uint8Array.from([1, 9, 9, 2, 9, 9, 4, 9, 9, 5, 9, 9]),
  });
  crop.data.fill(0);
  expect(data[3]).toBe(1);
});
