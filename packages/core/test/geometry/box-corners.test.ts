import { expect, test } from "vitest";
import { boxCorners, signedArea } from "@platekit/core/geometry";

test("boxCorners() goes clockwise on screen from the top left", () => {
  const corners = boxCorners({ x0: 1, y0: 2, x1: 5, y1: 4 });
  expect(corners).toEqual([
    { x: 1, y: 2 },
    { x: 5, y: 2 },
    { x: 5, y: 4 },
    { x: 1, y: 4 },
  ]);
  // Clockwise on screen is a positive area: 4 × 2.
  expect(signedArea(corners)).toBe(8);
});
