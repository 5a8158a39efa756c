import { expect, test } from "vitest";
import type { PlateRegion } from "@platekit/core";
import { paintRegions } from "../../src/regions/paint-regions.ts";

/** A region whose map is written as rows of tenths. */
function region(rows: readonly string[], place: PlateRegion["sourceFromMap"], maskThreshold = 0.5): PlateRegion {
  const [first = ""] = rows;
  const data = Float32Array.from(rows.join(""), (digit) => Number(digit) / 10);
  const map = { width: first.length, height: rows.length, data };
  return { score: 1, map, sourceFromMap: place, maskThreshold, boundingBox: { x0: 0, y0: 0, x1: 1, y1: 1 } };
}

function draw({ width, data }: { readonly width: number; readonly data: Uint8Array }): string[] {
  const rows = Array.from({ length: data.length / width }, (_, row) => data.subarray(row * width, (row + 1) * width));
  return rows.map((row) => Array.from(row, (inside) => (inside === 1 ? "#" : ".")).join(""));
}

test("paintRegions() paints the cells above the threshold, one pixel a cell", () => {
  const mask = paintRegions([region(["090", "060", "050"], { offsetX: 1, offsetY: 0, scaleX: 1, scaleY: 1 })], {
    width: 5,
    height: 3,
  });
  // 0.5 is not above 0.5.
  expect(draw(mask)).toEqual(["..#..", "..#..", "....."]);
});

test("paintRegions() puts the border where the probability crosses the threshold between cell centres", () => {
  // Cells of 4 pixels, centres at columns 1.5, 5.5 and 9.5. From 0 at 1.5 to 0.8 at 5.5 it passes 0.6 at 1.5 + 4 · 6/8 = 4.5,
  // and back to 0 at 9.5, at 5.5 + 4 · 2/8 = 6.5: columns 5 and 6 lie between. Whole cells would be columns 4 to 7.
  const mask = paintRegions([region(["080"], { offsetX: 1.5, offsetY: 0, scaleX: 4, scaleY: 1 }, 0.6)], {
    width: 12,
    height: 1,
  });
  expect(draw(mask)).toEqual([".....##....."]);
});

test("paintRegions() follows outermost cells to their edges and no farther, and stays inside the photo", () => {
  // One cell of 4 × 4 pixels around (1.5, 1.5) covers columns 0 to 3; one at (5.5, 1.5) reaches beyond the photo.
  const cell = (offsetX: number) => region(["9"], { offsetX, offsetY: 1.5, scaleX: 4, scaleY: 4 });
  expect(draw(paintRegions([cell(1.5)], { width: 6, height: 2 }))).toEqual(["####..", "####.."]);
  expect(draw(paintRegions([cell(5.5)], { width: 6, height: 2 }))).toEqual(["....##", "....##"]);
});

test("paintRegions() joins regions, also where they overlap, and keeps their own thresholds", () => {
  const place = (offsetX: number) => ({ offsetX, offsetY: 0, scaleX: 1, scaleY: 1 });
  const regions = [region(["66"], place(0)), region(["66"], place(1), 0.7), region(["8"], place(2), 0.7)];
  expect(draw(paintRegions(regions, { width: 4, height: 1 }))).toEqual(["###."]);
  expect(draw(paintRegions([], { width: 2, height: 1 }))).toEqual([".."]);
});
