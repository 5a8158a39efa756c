import type { AxisTaps } from "./axis-taps.ts";
import { BlendedRows } from "./blended-rows.ts";
import { WEIGHT_BITS } from "./fixed-point.ts";
import type { PixelImage } from "./pixel-image.ts";

/** Both axes' weights are in every sum. */
const SHIFT = 2 * WEIGHT_BITS;
const HALF = 1 << (SHIFT - 1);

/** Blends with any number of taps along both axes in whole numbers; rounded half up, clamped to a byte. */
export function blendFixedPoint(image: PixelImage, columns: AxisTaps, rows: AxisTaps): Uint8Array {
  const { count } = rows;
  const height = rows.indices.length / count;
  const length = (columns.indices.length / columns.count) * image.channels;
  const resized = new Uint8ClampedArray(length * height);
  const source = new BlendedRows(image, columns, count);
  const sums = new Float64Array(length);
  for (let y = 0; y < height; y += 1) {
    sums.fill(HALF);
    for (let tap = y * count; tap < (y + 1) * count; tap += 1) {
      addWeighted(sums, source.get(rows.indices[tap] ?? 0), rows.weights[tap] ?? 0);
    }
    for (let x = 0; x < length; x += 1) resized[y * length + x] = (sums[x] ?? 0) >> SHIFT;
  }
  return new Uint8Array(resized.buffer);
}

function addWeighted(sums: Float64Array, row: Int32Array, weight: number): void {
  for (let x = 0; x < sums.length; x += 1) sums[x] = (sums[x] ?? 0) + (row[x] ?? 0) * weight;
}
