import { isSceneRow } from "@platekit/dataset";
import { expect, test } from "vitest";

test("isSceneRow() tells rows that say where their plate is", () => {
  const row = { line: 2, imagePath: "a.jpg", path: "/a.jpg", text: "A" };
  expect(isSceneRow(row)).toBe(false);
  expect(isSceneRow({ ...row, box: { x0: 0, y0: 0, x1: 1, y1: 1 } })).toBe(true);
});
