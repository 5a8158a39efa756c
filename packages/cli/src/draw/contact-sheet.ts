import { overlaySvg } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import { tileSvg } from "./tile-svg.ts";
import type { TileText } from "./tile-svg.ts";

/** A tile in pixels: a picture above, its text below. */
export const TILE = { width: 256, height: 196, pad: 8 } as const;
/** Where the picture of a tile goes. */
export const PICTURE_ROOM = { width: TILE.width - 2 * TILE.pad, height: 112 } as const;

/** A picture no larger than `PICTURE_ROOM`, and what was read in it. */
export interface SheetTile extends TileText {
  readonly picture: RasterImage;
}

const GROUND = 0xff;

/** Pictures side by side, row by row, each with its text below; characters that are unsure or wrong are marked. */
export async function contactSheet(tiles: readonly SheetTile[], columns: number): Promise<RasterImage> {
  const width = Math.min(columns, tiles.length) * TILE.width;
  const height = Math.ceil(tiles.length / columns) * TILE.height;
  const sheet: RasterImage = { width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(GROUND) };
  const marks = tiles.map((tile, index) => {
    const x = (index % columns) * TILE.width;
    const y = Math.floor(index / columns) * TILE.height;
    const { picture } = tile;
    paste(sheet, picture, {
      left: x + Math.floor((TILE.width - picture.width) / 2),
      top: y + TILE.pad + Math.floor((PICTURE_ROOM.height - picture.height) / 2),
    });
    return `<g transform="translate(${x} ${y})">${tileSvg(tile)}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${marks.join("")}</svg>`;
  return overlaySvg(sheet, svg);
}

function paste(
  sheet: RasterImage,
  { width, height, data }: RasterImage,
  { left, top }: { readonly left: number; readonly top: number },
): void {
  for (let row = 0; row < height; row += 1) {
    const pixels = data.subarray(row * width * 3, (row + 1) * width * 3);
    sheet.data.set(pixels, ((top + row) * sheet.width + left) * 3);
  }
}
