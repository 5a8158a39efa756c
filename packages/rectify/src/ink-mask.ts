import type { RasterImage } from "@platekit/core";
import { grayAt } from "./ink-level.ts";
import type { InkLevel } from "./ink-level.ts";

/** Which pixels of a strip beside the border are ink. */
export interface InkMask {
  /** 1 where ink is; row-major, column 0 on the border, whichever side. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Width of the picture the strip is from. */
  readonly sourceWidth: number;
}

export interface InkStrip {
  readonly side: "left" | "right";
  readonly columns: number;
}

/** The ink of a strip beside one border of a flat plate. */
export function inkMask(image: RasterImage, { dark, limit }: InkLevel, { side, columns }: InkStrip): InkMask {
  const { width, height } = image;
  const data = new Uint8Array(columns * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < columns; x++) {
      const gray = grayAt(image, y * width + (side === "left" ? x : width - 1 - x));
      data[y * columns + x] = Number(dark ? gray < limit : gray > limit);
    }
  }
  return { data, width: columns, height, sourceWidth: width };
}
