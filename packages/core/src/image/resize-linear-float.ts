import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";

/** A picture with fractional values, row-major, channels interleaved; the scale is that of bytes, 0..255. */
export interface FloatImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Float32Array;
}

/** One axis: for each target index its two neighbours and the part of the second, in [0, 1). */
interface FloatTaps {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly fraction: Float32Array;
}

/**
 * Bilinear resize that keeps fractions: half-pixel centres, border values repeat, no smoothing when shrinking.
 * This is `tf.image.resize` of TensorFlow 2 and `cv2.resize` on float32 pictures (equal up to float32 rounding).
 *
 * @throws {RangeError} where width or height is not a whole number ≥ 1.
 */
export function resizeLinearFloat(image: PixelImage, { width, height }: ImageSize): FloatImage {
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`Cannot resize image: width and height must be whole numbers ≥ 1, got ${width}×${height}`);
  }
  const { channels } = image;
  const columns = floatTaps(image.width, width);
  const rows = floatTaps(image.height, height);
  const data = new Float32Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    const upper = (rows.lower[y] ?? 0) * image.width * channels;
    const lower = (rows.upper[y] ?? 0) * image.width * channels;
    const down = rows.fraction[y] ?? 0;
    const start = y * width * channels;
    const into = data.subarray(start, start + width * channels);
    blendRow(image, columns, { upper, lower, down, into });
  }
  return { width, height, channels, data };
}

interface RowBlend {
  /** Where the two source rows start in the picture's bytes. */
  readonly upper: number;
  readonly lower: number;
  /** Part of the lower row. */
  readonly down: number;
  readonly into: Float32Array;
}

function blendRow({ data, channels }: PixelImage, columns: FloatTaps, { upper, lower, down, into }: RowBlend): void {
  let at = 0;
  for (let x = 0; x < columns.lower.length; x += 1) {
    const left = (columns.lower[x] ?? 0) * channels;
    const right = (columns.upper[x] ?? 0) * channels;
    const across = columns.fraction[x] ?? 0;
    for (let channel = 0; channel < channels; channel += 1) {
      const topLeft = data[upper + left + channel] ?? 0;
      const bottomLeft = data[lower + left + channel] ?? 0;
      const top = topLeft + ((data[upper + right + channel] ?? 0) - topLeft) * across;
      const bottom = bottomLeft + ((data[lower + right + channel] ?? 0) - bottomLeft) * across;
      into[at] = top + (bottom - top) * down;
      at += 1;
    }
  }
}

function floatTaps(source: number, target: number): FloatTaps {
  const lower = new Int32Array(target);
  const upper = new Int32Array(target);
  const fraction = new Float32Array(target);
  for (let to = 0; to < target; to += 1) {
    const exact = ((to + 0.5) * source) / target - 0.5;
    const index = Math.floor(exact);
    lower[to] = Math.max(index, 0);
    upper[to] = Math.min(index + 1, source - 1);
    fraction[to] = exact - index;
  }
  return { lower, upper, fraction };
}
