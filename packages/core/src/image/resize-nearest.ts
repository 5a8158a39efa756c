import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";

/** OpenCV's `INTER_NEAREST`: the pixel at `floor(i · source / target)`, without a half-pixel offset. */
export function resizeNearest(image: PixelImage, size: ImageSize): Uint8Array {
  const { channels, data, width } = image;
  const columns = nearestIndices(width, size.width);
  const rows = nearestIndices(image.height, size.height);
  const resized = new Uint8Array(size.width * size.height * channels);
  let to = 0;
  for (const row of rows) {
    const start = row * width;
    for (const column of columns) {
      const from = (start + column) * channels;
      for (let channel = 0; channel < channels; channel += 1) resized[to + channel] = data[from + channel] ?? 0;
      to += channels;
    }
  }
  return resized;
}

/** Which source index each target index shows, along one axis. */
function nearestIndices(source: number, target: number): Int32Array {
  // In this order, not `source / target`: the two differ in the last bit, and floor() shows it.
  const step = 1 / (target / source);
  return Int32Array.from({ length: target }, (_, index) => Math.min(Math.floor(index * step), source - 1));
}
