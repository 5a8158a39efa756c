import { boxCorners } from "@platekit/core/geometry";
import { expect, test } from "vitest";
import { plateView } from "../../src/draw/plate-view.ts";

const photo = { width: 400, height: 200, channels: 3 as const, data: new Uint8Array(400 * 200 * 3) };
const GREEN = [0, 0xb1, 0x40];

test("plateView() shows the plate with its surroundings, outlined", async () => {
  // 100 wide: 35 pixels more on each side, from (65, 45) to (235, 155), both ends within.
  const view = await plateView(photo, boxCorners({ x0: 100, y0: 80, x1: 200, y1: 120 }));
  expect([view.width, view.height]).toEqual([171, 111]);
  const pixel = (x: number, y: number) => [...view.data.subarray((y * 171 + x) * 3, (y * 171 + x) * 3 + 3)];
  // The outline's left side is at 100 − 65 = 35, its middle row at 100 − 45 = 55.
  expect(pixel(35, 55)).toEqual(GREEN);
  expect(pixel(50, 55)).toEqual([0, 0, 0]);
  expect(photo.data.some((value) => value !== 0)).toBe(false);
});

test.each([
  { name: "at the edge", corners: boxCorners({ x0: 0, y0: 0, x1: 100, y1: 40 }) },
  { name: "beyond the edge", corners: boxCorners({ x0: -60, y0: -30, x1: 500, y1: 300 }) },
  { name: "outside", corners: boxCorners({ x0: 600, y0: 600, x1: 700, y1: 640 }) },
])("plateView() stays within the photo for a plate $name", async ({ corners }) => {
  const { width, height } = await plateView(photo, corners);
  expect(width).toBeGreaterThan(0);
  expect(width).toBeLessThanOrEqual(400);
  expect(height).toBeGreaterThan(0);
  expect(height).toBeLessThanOrEqual(200);
});
