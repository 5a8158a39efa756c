import type { RasterImage } from "@platekit/core";
import type { LookWindow } from "./look-window.ts";

/** Copies a window out of a photo; the photo itself where the window is all of it. The window must lie within. */
export function cropImage(image: RasterImage, { x, y, width, height }: LookWindow): RasterImage {
  const { channels } = image;
  if (width === image.width && height === image.height) return image;
  const data = new Uint8Array(width * height * channels);
  const rowBytes = width * channels;
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * channels;
    data.set(image.data.subarray(from, from + rowBytes), row * rowBytes);
  }
  return { width, height, channels, data };
}
