import type { GrayImage, RasterImage } from "./pixel-image.ts";

/** Parts of red, green and blue in 32768ths, as libpng has them. */
const RED = 9797;
const GREEN = 19234;
const BLUE = 3737;
const SHIFT = 15;

/**
 * Gray as OpenCV's `imread(path, IMREAD_GRAYSCALE)` gives it for a colour PNG: libpng converts while it decodes,
 * with its own weights, and cuts off where `toGray` rounds (half a level darker on average).
 * For comparing with results of tools that open PNG files so; everything in PlateKit uses `toGray`.
 */
export function toGrayLibpng({ width, height, data }: RasterImage): GrayImage {
  const gray = new Uint8Array(width * height);
  for (let pixel = 0, from = 0; pixel < gray.length; pixel += 1, from += 3) {
    gray[pixel] = (RED * (data[from] ?? 0) + GREEN * (data[from + 1] ?? 0) + BLUE * (data[from + 2] ?? 0)) >> SHIFT;
  }
  return { width, height, channels: 1, data: gray };
}
