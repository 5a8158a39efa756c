import type { RasterImage } from "@platekit/core";
import type { PolygonCover } from "./cover-polygon.ts";
import { paintSolid } from "./paint-solid.ts";
import type { Rgb } from "./options.ts";

/** Cells a plate's height is divided into: coarser than a character is tall. */
const CELLS_PER_HEIGHT = 2;
/** No cell is smaller than this, in pixels. */
const MIN_CELL = 4;

/**
 * Gives the covered pixels of each cell of a grid their mean colour. Writes into `target.data`.
 * Cosmetic: the text can be found again by trying texts and comparing cells.
 *
 * @param plateHeight In pixels; decides the size of a cell.
 */
export function paintMosaic(target: RasterImage, cover: PolygonCover, plateHeight: number): void {
  const cell = Math.max(MIN_CELL, Math.ceil(plateHeight / CELLS_PER_HEIGHT));
  for (let top = 0; top < cover.height; top += cell) {
    for (let left = 0; left < cover.width; left += cell) {
      const part = cut(cover, { left, top, cell });
      paintSolid(target, part, meanColor(target, part));
    }
  }
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
}

function cut(cover: PolygonCover, { left, top, cell }: Cell): PolygonCover {
  const width = Math.min(cell, cover.width - left);
  const height = Math.min(cell, cover.height - top);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * cover.width + left;
    data.set(cover.data.subarray(from, from + width), row * width);
  }
  return { x: cover.x + left, y: cover.y + top, width, height, data };
}

function meanColor(image: RasterImage, cover: PolygonCover): Rgb {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let index = 0; index < cover.data.length; index++) {
    if (cover.data[index] !== 1) continue;
    const column = index % cover.width;
    const at = ((cover.y + (index - column) / cover.width) * image.width + cover.x + column) * 3;
    sums[0] += image.data[at] ?? 0;
    sums[1] += image.data[at + 1] ?? 0;
    sums[2] += image.data[at + 2] ?? 0;
    count += 1;
  }
  const mean = (sum: number): number => (count === 0 ? 0 : Math.round(sum / count));
  return [mean(sums[0]), mean(sums[1]), mean(sums[2])];
}
