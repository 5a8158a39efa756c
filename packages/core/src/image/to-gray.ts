import type { GrayImage, RasterImage } from "./pixel-image.ts";

/** Parts of red, green and blue in 32768ths; they add up to one. */
const RED = 9798;
const GREEN = 19235;
const BLUE = 3735;
const SHIFT = 15;
const HALF = 1 << (SHIFT - 1);

/** Gray as OpenCV's `cvtColor(RGB2GRAY)`, byte for byte: ITU-R BT.601 luma on gamma-coded values. */
export function toGray({ width, height, data }: RasterImage): GrayImage {
  const gray = new Uint8Array(width * height);
  for (let pixel = 0, from = 0; pixel < gray.length; pixel += 1, from += 3) {
    const weighted = RED * (data[from] ?? 0) + GREEN * (data[from + 1] ?? 0) + BLUE * (data[from + 2] ?? 0);
    gray[pixel] = (weighted + HALF) >> SHIFT;
  }
  return { width, height, channels: 1, data: gray };
}
