import type { LookWindow } from "../look/look-window.ts";
import type { SourceSize } from "../look/cut-to-source.ts";

/** How to cover a photo. */
export interface TilePlan {
  /** Side of a tile in source pixels. */
  readonly tileSize: number;
  /** Least share of a tile that its neighbour covers too, in [0, 1). */
  readonly overlap: number;
}

/** Covers a photo with tiles of one size, spread evenly, row by row; a photo smaller than a tile is one tile. */
export function planTiles(source: SourceSize, { tileSize, overlap }: TilePlan): readonly LookWindow[] {
  const width = Math.min(tileSize, source.width);
  const height = Math.min(tileSize, source.height);
  const xs = starts(source.width, width, overlap);
  return starts(source.height, height, overlap).flatMap((y) => xs.map((x) => ({ x, y, width, height })));
}

function starts(length: number, tile: number, overlap: number): number[] {
  if (tile >= length) return [0];
  const step = Math.max(tile * (1 - overlap), 1);
  const count = Math.ceil((length - tile) / step) + 1;
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - tile)) / (count - 1)));
}
