import type { AxisTaps } from "./axis-taps.ts";
import { BlendedRows } from "./blended-rows.ts";
import { WEIGHT_BITS } from "./fixed-point.ts";
import type { PixelImage } from "./pixel-image.ts";

const TAPS = 4;
/** Both axes' weights are in every sum. */
const SHIFT = 2 * WEIGHT_BITS;
const HALF = 1 << (SHIFT - 1);
const SCALE = 1 / (1 << SHIFT);
/** Bytes that OpenCV's vector code handles at a time; what is left of a row goes through its scalar code. */
const LANES = 8;

/**
 * Blends with four taps along both axes. OpenCV adds up a row's columns in float32 as far as its vectors reach
 * and in whole numbers after that; the two round differently, so both are done here, each in its place.
 */
export function blendCubic(image: PixelImage, columns: AxisTaps, rows: AxisTaps): Uint8Array {
  const height = rows.indices.length / TAPS;
  const length = (columns.indices.length / TAPS) * image.channels;
  // Bytes of this kind are clamped and round ties to even, as OpenCV's are.
  const resized = new Uint8ClampedArray(length * height);
  const source = new BlendedRows(image, columns, TAPS);
  const vectorEnd = length - (length % LANES);
  for (let y = 0; y < height; y += 1) {
    const column = readColumn(source, rows, y);
    const into = resized.subarray(y * length, (y + 1) * length);
    blendInFloat(column, into.subarray(0, vectorEnd));
    blendInWhole(column, vectorEnd, into);
  }
  return new Uint8Array(resized.buffer);
}

/** Four source rows blended along x, top to bottom, and the integer weight of each. */
interface Column {
  readonly rows: readonly [Int32Array, Int32Array, Int32Array, Int32Array];
  readonly weights: readonly [number, number, number, number];
}

function readColumn(source: BlendedRows, { indices, weights }: AxisTaps, y: number): Column {
  const row = (tap: number) => source.get(indices[y * TAPS + tap] ?? 0);
  const weight = (tap: number) => weights[y * TAPS + tap] ?? 0;
  return { rows: [row(0), row(1), row(2), row(3)], weights: [weight(0), weight(1), weight(2), weight(3)] };
}

/** Every product and every sum is rounded to float32, the last tap first. */
function blendInFloat({ rows: [s0, s1, s2, s3], weights: [w0, w1, w2, w3] }: Column, into: Uint8ClampedArray): void {
  const f32 = Math.fround;
  const [b0, b1, b2, b3] = [w0 * SCALE, w1 * SCALE, w2 * SCALE, w3 * SCALE];
  for (let x = 0; x < into.length; x += 1) {
    const lower = f32(f32((s3[x] ?? 0) * b3) + f32((s2[x] ?? 0) * b2));
    into[x] = f32(f32(lower + f32((s1[x] ?? 0) * b1)) + f32((s0[x] ?? 0) * b0));
  }
}

function blendInWhole(
  { rows: [s0, s1, s2, s3], weights: [w0, w1, w2, w3] }: Column,
  from: number,
  into: Uint8ClampedArray,
): void {
  for (let x = from; x < into.length; x += 1) {
    const sum = (s0[x] ?? 0) * w0 + (s1[x] ?? 0) * w1 + (s2[x] ?? 0) * w2 + (s3[x] ?? 0) * w3;
    into[x] = (sum + HALF) >> SHIFT;
  }
}
