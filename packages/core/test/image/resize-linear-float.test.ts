import { expect, test } from "vitest";
import { resizeLinearFloat } from "../../src/image/resize-linear-float.ts";

test("resizeLinearFloat() keeps fractions and repeats the border", () => {
  const image = { width: 2, height: 1, channels: 1, data: Uint8Array.from([0, 10]) } as const;
  // Centres fall at −0.25, 0.25, 0.75, 1.25 of the source.
  expect([...resizeLinearFloat(image, { width: 4, height: 1 }).data]).toEqual([0, 2.5, 7.5, 10]);
});

test("resizeLinearFloat() does not smooth when shrinking", () => {
  const image = { width: 1, height: 4, channels: 1, data: Uint8Array.from([255, 0, 0, 255]) } as const;
  // One row, at 1.5: halfway between the two in the middle.
  expect([...resizeLinearFloat(image, { width: 1, height: 1 }).data]).toEqual([0]);
});

test("resizeLinearFloat() refuses no columns", () => {
  const image = { width: 1, height: 1, channels: 1, data: new Uint8Array(1) } as const;
  expect(() => resizeLinearFloat(image, { width: 0, height: 1 })).toThrow(/whole numbers ≥ 1, got 0×1$/);
});
