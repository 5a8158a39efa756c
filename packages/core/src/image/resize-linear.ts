import { makeAxisTaps, pixelCentrePosition } from "./axis-taps.ts";
import type { AxisPosition, AxisTaps } from "./axis-taps.ts";
import { BlendedRows } from "./blended-rows.ts";
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

/** Blends with two taps along both axes, with the rounding of OpenCV's vector code. */
export function blendBilinear(image: PixelImage, columns: AxisTaps, rows: AxisTaps): Uint8Array {
  const height = rows.indices.length / TAPS;
  const length = (columns.indices.length / TAPS) * image.channels;
  const resized = new Uint8Array(length * height);
  const source = new BlendedRows(image, columns, TAPS);
  for (let y = 0; y < height; y += 1) {
    const upper = source.get(rows.indices[y * TAPS] ?? 0);
    const lower = source.get(rows.indices[y * TAPS + 1] ?? 0);
    const weights = rows.weights.subarray(y * TAPS, (y + 1) * TAPS);
    blendRowPair([upper, lower], weights, resized.subarray(y * length, (y + 1) * length));
  }
  return resized;
}

/** Each product loses its low bits before the sum does: `(a + b + 2) >> 2` of terms cut at 20 bits. */
function blendRowPair([upper, lower]: readonly [Int32Array, Int32Array], weights: Int32Array, into: Uint8Array): void {
  const upperWeight = weights[0] ?? 0;
  const lowerWeight = weights[1] ?? 0;
  for (let x = 0; x < into.length; x += 1) {
    const above = Math.imul(upperWeight, (upper[x] ?? 0) >> 4) >> 16;
    const below = Math.imul(lowerWeight, (lower[x] ?? 0) >> 4) >> 16;
    into[x] = (above + below + 2) >> 2;
  }
}
