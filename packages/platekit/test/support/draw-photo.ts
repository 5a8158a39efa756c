import { fileURLToPath } from "node:url";
import type { RasterImage } from "@platekit/core";

/** Toy models of `test/fixtures/generate.py`: red is plate (seen from afar only, by one), dark red reads A, light red B. */
export const RED_PLATE = fileURLToPath(new URL("../fixtures/models/red-plate", import.meta.url));
export const FAR_PLATE = fileURLToPath(new URL("../fixtures/models/far-plate", import.meta.url));
export const SHADE_OCR = fileURLToPath(new URL("../fixtures/models/shade-ocr", import.meta.url));

const SHADES: Readonly<Record<string, readonly [number, number, number]>> = {
  A: [210, 0, 0],
  B: [255, 120, 120],
};

/** An upright plate of four blocks, one a letter. */
export interface DrawnPlate {
  readonly text: string;
  /** First column and row. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A street of gray noise with plates on it. */
export function drawPhoto(width: number, height: number, plates: readonly DrawnPlate[] = []): RasterImage {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) data.fill(90 + ((pixel * 7919) % 60), pixel * 3, pixel * 3 + 3);
  for (const plate of plates) {
    for (let row = 0; row < plate.height; row++) {
      for (let column = 0; column < plate.width; column++) {
        const letter = plate.text.charAt(Math.floor((column / plate.width) * plate.text.length));
        data.set(shadeOf(letter), ((plate.y + row) * width + plate.x + column) * 3);
      }
    }
  }
  return { width, height, channels: 3, data };
}

function shadeOf(letter: string): readonly [number, number, number] {
  const shade = SHADES[letter];
  if (shade === undefined) throw new RangeError(`Cannot draw plate: letters must be A or B, got ${letter}`);
  return shade;
}
