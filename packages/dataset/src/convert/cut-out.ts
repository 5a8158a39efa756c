import type { BoundingBox } from "@platekit/core/geometry";
import type { RasterImage } from "@platekit/core/image";

/**
 * The part of a picture that a box touches, at least one pixel of it.
 *
 * @param box From the picture's corner; what lies outside of it is cut.
 */
export function cutOut({ width, height, data }: RasterImage, box: BoundingBox): RasterImage {
  const left = clamp(Math.floor(box.x0), width - 1);
  const top = clamp(Math.floor(box.y0), height - 1);
  const right = Math.max(left + 1, clamp(Math.ceil(box.x1), width));
  const bottom = Math.max(top + 1, clamp(Math.ceil(box.y1), height));
  const part = { width: right - left, height: bottom - top, channels: 3 } as const;
  const pixels = new Uint8Array(part.width * part.height * part.channels);
  for (let row = 0; row < part.height; row += 1) {
    const from = ((top + row) * width + left) * part.channels;
    pixels.set(data.subarray(from, from + part.width * part.channels), row * part.width * part.channels);
  }
  return { ...part, data: pixels };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
