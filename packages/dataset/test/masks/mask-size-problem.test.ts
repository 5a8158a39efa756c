import { expect, test } from "vitest";
import { maskSizeProblem } from "../../src/masks/mask-size-problem.ts";

const photo = { width: 4, height: 3 };

test("maskSizeProblem() finds none where both are as large", () => {
  expect(maskSizeProblem({ width: 4, height: 3 }, photo)).toBeUndefined();
});

test.each([
  { mask: { width: 5, height: 3 }, got: "5×3" },
  { mask: { width: 4, height: 2 }, got: "4×2" },
])("maskSizeProblem() names both sizes: $got", ({ mask, got }) => {
  expect(maskSizeProblem(mask, photo)).toBe(`must be as large as its photo, 4×3, got ${got}`);
});
