import { expect, test } from "vitest";
import { fitSize } from "../../src/image/fit-size.ts";

const letterbox = { fit: "letterbox", rounding: "half-even" } as const;
const topLeft = { fit: "top-left", rounding: "truncate" } as const;

// Worked out with fast-plate-ocr 1.0.1's own letterbox.
test.each([
  { from: "50x190", to: "64x128", size: "128x34", top: 15, bottom: 15, left: 0, right: 0 },
  { from: "33x51", to: "64x128", size: "99x64", top: 0, bottom: 0, left: 14, right: 15 },
  { from: "77x190", to: "70x140", size: "140x57", top: 6, bottom: 7, left: 0, right: 0 },
  { from: "20x100", to: "64x128", size: "128x26", top: 19, bottom: 19, left: 0, right: 0 },
  { from: "5x8", to: "64x128", size: "102x64", top: 0, bottom: 0, left: 13, right: 13 },
  // 6.5 rows: Python rounds the tie to the even 6.
  { from: "13x256", to: "64x128", size: "128x6", top: 29, bottom: 29, left: 0, right: 0 },
])("fitSize() letterboxes $from (rows × columns) into $to", ({ from, to, size, ...padding }) => {
  const [height, width] = from.split("x").map(Number) as [number, number];
  const [rows, columns] = to.split("x").map(Number) as [number, number];
  const fitted = fitSize({ width, height }, { width: columns, height: rows }, letterbox);
  expect(`${fitted.width}x${fitted.height}`).toBe(size);
  expect(fitted).toMatchObject(padding);
});

test("fitSize() keeps tinyLPR's corner and cuts fractions off", () => {
  // min(192 / 151, 96 / 54) = 1.2715…; 54 · 1.2715 = 68.66 → 68.
  expect(fitSize({ width: 151, height: 54 }, { width: 192, height: 96 }, topLeft)).toEqual({
    width: 192,
    height: 68,
    left: 0,
    top: 0,
    right: 0,
    bottom: 28,
  });
});

test("fitSize() stretches to the whole target", () => {
  const fitted = fitSize({ width: 3, height: 99 }, { width: 8, height: 4 }, { ...letterbox, fit: "stretch" });
  expect(fitted).toEqual({ width: 8, height: 4, left: 0, top: 0, right: 0, bottom: 0 });
});

test.each([letterbox, topLeft])("fitSize() refuses a picture of which nothing would be left: $fit", (options) => {
  expect(() => fitSize({ width: 1437, height: 1 }, { width: 128, height: 64 }, options)).toThrow(
    new RangeError(
      "Cannot fit a picture of 1437×1 into 128×64: at least one row and column must be left of it, got 128×0",
    ),
  );
});

test("fitSize() fills the target exactly, whatever the source", () => {
  for (let width = 1; width < 60; width += 7) {
    for (let height = 1; height < 60; height += 5) {
      const fitted = fitSize({ width, height }, { width: 128, height: 64 }, letterbox);
      expect(fitted.left + fitted.width + fitted.right).toBe(128);
      expect(fitted.top + fitted.height + fitted.bottom).toBe(64);
    }
  }
});
