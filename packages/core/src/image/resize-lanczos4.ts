import { makeAxisTaps, pixelCentrePosition } from "./axis-taps.ts";
import type { AxisTaps } from "./axis-taps.ts";
import { blendFixedPoint } from "./blend-fixed-point.ts";
import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";

const TAPS = 8;
/** Half-width of the kernel, in pixels. */
const LOBES = 4;
/** Nearer than this to a pixel centre the weight is taken as infinite before it is normalised. */
const CENTRE_REACH = 1e-6;
const CENTRE_WEIGHT = 1e30;

/** OpenCV's `INTER_LANCZOS4` on bytes: 8 × 8 neighbours. */
export function resizeLanczos4(image: PixelImage, size: ImageSize): Uint8Array {
  return blendFixedPoint(image, lanczosTaps(image.width, size.width), lanczosTaps(image.height, size.height));
}

function lanczosTaps(source: number, target: number): AxisTaps {
  return makeAxisTaps({ source, target, count: TAPS }, pixelCentrePosition(source, target), lanczosWeights);
}

/**
 * Lanczos kernel `sinc(t) · sinc(t / 4)` at the eight neighbours, scaled to a sum of 1.
 * `|sin(πt)|` is the same for all of them, so `±sin(πt / 4) / t²` is left. Rounded to float32 where OpenCV rounds.
 */
function lanczosWeights(fraction: number): Float32Array {
  const weights = new Float32Array(TAPS);
  const first = Math.fround(fraction + LOBES - 1);
  let sum = 0;
  for (let tap = 0; tap < TAPS; tap += 1) {
    weights[tap] = rawLanczosWeight(Math.fround(first - tap), tap);
    sum = Math.fround(sum + (weights[tap] ?? 0));
  }
  const scale = Math.fround(1 / sum);
  return weights.map((weight) => weight * scale);
}

function rawLanczosWeight(distance: number, tap: number): number {
  if (Math.abs(distance) < CENTRE_REACH) return CENTRE_WEIGHT;
  const angle = (distance * Math.PI) / LOBES;
  const sign = tap % 2 === 0 ? -1 : 1;
  return (sign * Math.sin(angle)) / (angle * angle);
}
