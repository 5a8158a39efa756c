import type { RasterImage } from "@platekit/core";
import type { PolygonCover } from "./cover-polygon.ts";
import type { Rgb } from "./options.ts";

/** Gives every covered pixel one colour. Writes into `target.data`. */
export function paintSolid(target: RasterImage, cover: PolygonCover, [red, green, blue]: Rgb): void {
  for (let row = 0; row < cover.height; row++) {
    for (let column = 0; column < cover.width; column++) {
      if (cover.data[row * cover.width + column] !== 1) continue;
      const at = ((cover.y + row) * target.width + cover.x + column) * 3;
      target.data[at] = red;
      target.data[at + 1] = green;
      target.data[at + 2] = blue;
    }
  }
}
