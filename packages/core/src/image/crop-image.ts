import type { RasterImage } from "./pixel-image.ts";

/** A rectangle of whole pixels that lies within its picture. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A copy of the pixels within a rectangle. */
export function cropImage({ width: stride, channels, data }: RasterImage, box: CropBox): RasterImage {
  const { left, top, width, height } = box;
  const cropped = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row += 1) {
    const start = ((row + top) * stride + left) * channels;
    cropped.set(data.subarray(start, start + width * channels), row * width * channels);
  }
  return { width, height, channels, data: cropped };
}
