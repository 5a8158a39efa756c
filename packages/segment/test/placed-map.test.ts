import { expect, test } from "vitest";
import { cellArea, composePlacements } from "../src/placed-map.ts";

test("composePlacements() maps a cell through both steps", () => {
  const outer = { offsetX: 100, offsetY: 50, scaleX: 2, scaleY: 3 };
  const inner = { offsetX: 1.5, offsetY: 1.5, scaleX: 4, scaleY: 4 };
  // cell (2, 1): inner (9.5, 5.5), outer (100 + 19, 50 + 16.5)
  const whole = composePlacements(outer, inner);
  expect([whole.offsetX + 2 * whole.scaleX, whole.offsetY + whole.scaleY]).toEqual([119, 66.5]);
  expect(cellArea(whole)).toBe(96);
});
