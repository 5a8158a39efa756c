import type { RasterImage } from "@platekit/core";
import type { Homography } from "@platekit/core/geometry";

export interface WarpSize {
  /** Size of the image to draw, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Samples averaged per pixel in each direction, evenly spread over the pixel; default 1. */
  readonly samplesX?: number;
  readonly samplesY?: number;
}

const CHANNELS = 3;

/**
 * Draws the part of `image` that `imageFromPlate` maps the pixels of a new image to, with bilinear interpolation in
 * floating point, rounded half up. Outside the photo its border pixels go on.
 *
 * As OpenCV's `warpPerspective` with `WARP_INVERSE_MAP | INTER_LINEAR` and `BORDER_REPLICATE`, without its rounding
 * of positions to 1/32 pixel.
 */
export function warpPlate(image: RasterImage, imageFromPlate: Homography, size: WarpSize): RasterImage {
  const { width, height, samplesX = 1, samplesY = 1 } = size;
  const data = new Uint8Array(width * height * CHANNELS);
  const sums = new Float64Array(width * CHANNELS);
  const share = 1 / (samplesX * samplesY);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let sy = 0; sy < samplesY; sy++) {
      const v = y + (sy + 0.5) / samplesY - 0.5;
      for (let sx = 0; sx < samplesX; sx++) {
        addRow(sums, image, rowStart(imageFromPlate, (sx + 0.5) / samplesX - 0.5, v));
      }
    }
    const row = y * width * CHANNELS;
    for (let i = 0; i < sums.length; i++) data[row + i] = (sums[i] ?? 0) * share + 0.5;
  }
  return { width, height, channels: CHANNELS, data };
}

/** Homogeneous photo coordinates of the first pixel of a row, and their step from pixel to pixel. */
interface Row {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly dx: number;
  readonly dy: number;
  readonly dw: number;
}

function rowStart(imageFromPlate: Homography, u: number, v: number): Row {
  const [a, b, c, d, e, f, g, h, i] = imageFromPlate;
  return { x: a * u + b * v + c, y: d * u + e * v + f, w: g * u + h * v + i, dx: a, dy: d, dw: g };
}

/** Adds one sample per pixel of a row to `sums`. */
function addRow(sums: Float64Array, { width, height, data }: RasterImage, row: Row): void {
  const lastX = width - 1;
  const lastY = height - 1;
  for (let i = 0, u = 0; i < sums.length; i += CHANNELS, u++) {
    const scale = 1 / (row.w + u * row.dw);
    const x = clamp((row.x + u * row.dx) * scale, lastX);
    const y = clamp((row.y + u * row.dy) * scale, lastY);
    // Both are at least 0, so cutting off the fraction is rounding down.
    const x0 = x | 0;
    const y0 = y | 0;
    const fx = x - x0;
    const fy = y - y0;
    const nw = (y0 * width + x0) * CHANNELS;
    const sw = y0 < lastY ? nw + width * CHANNELS : nw;
    const east = x0 < lastX ? CHANNELS : 0;
    const ne = nw + east;
    const se = sw + east;
    const wSe = fx * fy;
    const wNe = fx - wSe;
    const wSw = fy - wSe;
    const wNw = 1 - fx - wSw;
    // Written out per channel: a loop of three makes the whole warp a tenth slower.
    const r = (data[nw] ?? 0) * wNw + (data[ne] ?? 0) * wNe + (data[sw] ?? 0) * wSw + (data[se] ?? 0) * wSe;
    const g =
      (data[nw + 1] ?? 0) * wNw + (data[ne + 1] ?? 0) * wNe + (data[sw + 1] ?? 0) * wSw + (data[se + 1] ?? 0) * wSe;
    const b =
      (data[nw + 2] ?? 0) * wNw + (data[ne + 2] ?? 0) * wNe + (data[sw + 2] ?? 0) * wSw + (data[se + 2] ?? 0) * wSe;
    sums[i] = (sums[i] ?? 0) + r;
    sums[i + 1] = (sums[i + 1] ?? 0) + g;
    sums[i + 2] = (sums[i + 2] ?? 0) + b;
  }
}

/** Into [0, last]; not a number, as where a point maps to nowhere, becomes 0. */
function clamp(value: number, last: number): number {
  if (!(value > 0)) return 0;
  return value < last ? value : last;
}
