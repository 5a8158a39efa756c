import type { Mask, RasterImage } from "@platekit/core";
import type { BoundingBox } from "@platekit/core/geometry";
import { cropAround } from "./crop-around.ts";

/** What a photo's mask is compared by, both of the photo's size. */
export interface MaskPair {
  readonly predicted: Mask;
  readonly truth: Mask;
}

type Color = readonly [red: number, green: number, blue: number];

/** By 1 where a plate is, and 2 more where one is seen. */
const COLORS: readonly (Color | undefined)[] = [undefined, [229, 40, 30], [30, 110, 229], [0, 177, 64]];

/** What the colours mean, for who looks at the picture. */
export const MASK_LEGEND = "Green: a plate, and seen. Red: a plate, and not seen. Blue: seen where no plate is.";

/** The part of a photo in which there is a mask, tinted by whether both agree; all of a photo without one. */
export function maskView(photo: RasterImage, { predicted, truth }: MaskPair): RasterImage {
  const { width, height, channels } = photo;
  const data = new Uint8Array(photo.data);
  const box = { x0: width, y0: height, x1: -1, y1: -1 };
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const color = COLORS[(truth.data[pixel] ?? 0) + 2 * (predicted.data[pixel] ?? 0)];
    if (color === undefined) continue;
    // Half and half: the plate below stays to be seen.
    for (const [channel, value] of color.entries()) {
      data[pixel * channels + channel] = ((data[pixel * channels + channel] ?? 0) + value) / 2;
    }
    grow(box, pixel % width, Math.floor(pixel / width));
  }
  const tinted = { width, height, channels, data };
  return box.x1 < 0 ? tinted : cropAround(tinted, box);
}

function grow(box: { -readonly [Side in keyof BoundingBox]: number }, x: number, y: number): void {
  box.x0 = Math.min(box.x0, x);
  box.y0 = Math.min(box.y0, y);
  box.x1 = Math.max(box.x1, x);
  box.y1 = Math.max(box.y1, y);
}
