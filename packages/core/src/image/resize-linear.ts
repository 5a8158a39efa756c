import { makeAxisTaps, pixelCentrePosition } from "./axis-taps.ts";
import type { AxisPosition, AxisTaps } from "./axis-taps.ts";
import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";

const TAPS = 2;

/** OpenCV's `INTER_LINEAR` on bytes: two neighbours an axis, half-pixel centres, no smoothing when shrinking. */
export function resizeLinear(image: PixelImage, size: ImageSize): Uint8Array {
  const columns = pixelCentrePosition(image.width, size.width);
  const rows = pixelCentrePosition(image.height, size.height);
  return blendBilinear(
    image,
    linearTaps(image.width, size.width, (to) => stopAtBorder(columns(to), image.width)),
    linearTaps(image.height, size.height, rows),
  );
}

/** Two taps an index, weighted by their nearness. */
export function linearTaps(source: number, target: number, positionOf: (to: number) => AxisPosition): AxisTaps {
  const layout = { source, target, count: TAPS };
  return makeAxisTaps(layout, positionOf, (fraction) => [Math.fround(1 - fraction), fraction]);
}

/** Outside the outermost pixel centres the border value holds. OpenCV does this along x only. */
function stopAtBorder(position: AxisPosition, source: number): AxisPosition {
  if (position.index < 0) return { index: 0, fraction: 0 };
  return position.index >= source - 1 ? { index: source - 1, fraction: 0 } : position;
}

/**
 * Blends with two taps along both axes, with the rounding of OpenCV's vector code: each product loses its low bits before
 * the sum does, `(a + b + 2) >> 2` of terms cut at 20 bits.
 */
export function blendBilinear(image: PixelImage, columns: AxisTaps, rows: AxisTaps): Uint8Array {
  const { width, channels, data } = image;
  const height = rows.indices.length / TAPS;
  const length = (columns.indices.length / TAPS) * channels;
  const resized = new Uint8Array(length * height);
  const offsets = columns.indices.map((index) => index * channels);
  const blendRows = channels === 3 ? blendRgbRows : blendGrayRows;
  for (let y = 0; y < height; y += 1) {
    const [upper, lower] = [rows.indices[y * TAPS] ?? 0, rows.indices[y * TAPS + 1] ?? 0];
    blendRows(data, resized.subarray(y * length, (y + 1) * length), {
      offsets,
      weights: columns.weights,
      upper: upper * width * channels,
      lower: lower * width * channels,
      upperWeight: rows.weights[y * TAPS] ?? 0,
      lowerWeight: rows.weights[y * TAPS + 1] ?? 0,
    });
  }
  return resized;
}

interface RowTaps {
  /** For each target column two offsets in a source row of bytes, and their weights. */
  readonly offsets: Int32Array;
  readonly weights: Int32Array;
  /** Where the two source rows begin in the picture's bytes. */
  readonly upper: number;
  readonly lower: number;
  readonly upperWeight: number;
  readonly lowerWeight: number;
}

/** One target row, both axes at once: rows blended along x would cost more to keep than to work out again. */
function blendRgbRows(data: Uint8Array, into: Uint8Array, taps: RowTaps): void {
  const { offsets, weights, upper, lower, upperWeight, lowerWeight } = taps;
  for (let x = 0, tap = 0; x < into.length; x += 3, tap += TAPS) {
    const left = offsets[tap] ?? 0;
    const right = offsets[tap + 1] ?? 0;
    const near = weights[tap] ?? 0;
    const far = weights[tap + 1] ?? 0;
    const upperLeft = upper + left;
    const upperRight = upper + right;
    const lowerLeft = lower + left;
    const lowerRight = lower + right;
    // A constant count: the compiler unrolls it, in half the time of a loop over the picture's channels.
    for (let channel = 0; channel < 3; channel += 1) {
      const above = Math.imul(data[upperLeft + channel] ?? 0, near) + Math.imul(data[upperRight + channel] ?? 0, far);
      const below = Math.imul(data[lowerLeft + channel] ?? 0, near) + Math.imul(data[lowerRight + channel] ?? 0, far);
      into[x + channel] =
        ((Math.imul(upperWeight, above >> 4) >> 16) + (Math.imul(lowerWeight, below >> 4) >> 16) + 2) >> 2;
    }
  }
}

function blendGrayRows(data: Uint8Array, into: Uint8Array, taps: RowTaps): void {
  const { offsets, weights, upper, lower, upperWeight, lowerWeight } = taps;
  for (let x = 0; x < into.length; x += 1) {
    const left = offsets[x * TAPS] ?? 0;
    const right = offsets[x * TAPS + 1] ?? 0;
    const near = weights[x * TAPS] ?? 0;
    const far = weights[x * TAPS + 1] ?? 0;
    const above = Math.imul(data[upper + left] ?? 0, near) + Math.imul(data[upper + right] ?? 0, far);
    const below = Math.imul(data[lower + left] ?? 0, near) + Math.imul(data[lower + right] ?? 0, far);
    into[x] = ((Math.imul(upperWeight, above >> 4) >> 16) + (Math.imul(lowerWeight, below >> 4) >> 16) + 2) >> 2;
  }
}
