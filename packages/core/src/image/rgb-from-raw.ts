import { PlateError } from "../errors/plate-error.ts";
import type { ResolvedDecodeOptions } from "./decode-options.ts";
import type { RawPixels } from "./image-source.ts";
import type { RasterImage } from "./pixel-image.ts";
import { plainBytes } from "./plain-bytes.ts";

const WHITE = 255;

/**
 * Takes decoded pixels as a picture. RGB is used as it is, not copied; gray is repeated in all three channels;
 * alpha is blended over white or dropped.
 *
 * @throws {TypeError} where `data` is not `width × height × channels` bytes or `channels` is not 1..4.
 * @throws {RangeError} where width or height is no whole number.
 * @throws {PlateError} `ERR_IMAGE_DECODE` for 0 pixels, `ERR_IMAGE_LIMIT` for more than `maxPixels`.
 */
export function rgbFromRaw(raw: RawPixels, options: Pick<ResolvedDecodeOptions, "alpha" | "maxPixels">): RasterImage {
  checkRaw(raw, options.maxPixels);
  const { width, height, channels } = raw;
  const bytes = plainBytes(raw.data);
  if (channels === 3) return { width, height, channels, data: bytes };
  return { width, height, channels: 3, data: toRgb({ bytes, channels, count: width * height }, options.alpha) };
}

interface Packed {
  readonly bytes: Uint8Array;
  readonly channels: 1 | 2 | 4;
  readonly count: number;
}

function toRgb({ bytes, channels, count }: Packed, alpha: "flatten" | "drop"): Uint8Array {
  const rgb = new Uint8Array(count * 3);
  const colors = channels === 4 ? 3 : 1;
  const blends = channels !== 1 && alpha === "flatten";
  for (let pixel = 0; pixel < count; pixel += 1) {
    const from = pixel * channels;
    const opacity = blends ? (bytes[from + colors] ?? WHITE) : WHITE;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = bytes[from + (colors === 3 ? channel : 0)] ?? 0;
      rgb[pixel * 3 + channel] = overWhite(value, opacity);
    }
  }
  return rgb;
}

/** Blends a value over white, rounded to the nearest byte. */
function overWhite(value: number, opacity: number): number {
  return Math.round(WHITE + ((value - WHITE) * opacity) / WHITE);
}

function checkRaw({ data, width, height, channels }: RawPixels, maxPixels: number): void {
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new TypeError(`Cannot decode raw pixels: data must be a Uint8Array or Uint8ClampedArray, got ${typeof data}`);
  }
  if (![1, 2, 3, 4].includes(channels)) {
    throw new TypeError(`Cannot decode raw pixels: channels must be 1, 2, 3 or 4, got ${String(channels)}`);
  }
  if (!isSize(width) || !isSize(height)) {
    throw new RangeError(
      `Cannot decode raw pixels: width and height must be whole numbers, got ${String(width)}×${String(height)}`,
    );
  }
  if (width === 0 || height === 0) {
    throw new PlateError(
      "ERR_IMAGE_DECODE",
      `Cannot decode raw pixels: they must be at least 1×1, got ${width}×${height}`,
    );
  }
  if (width * height > maxPixels) {
    throw new PlateError(
      "ERR_IMAGE_LIMIT",
      `Cannot decode raw pixels: they must be at most ${maxPixels} (option maxPixels), got ${width}×${height}`,
    );
  }
  const wanted = width * height * channels;
  if (data.length !== wanted) {
    throw new TypeError(
      `Cannot decode raw pixels: data must hold ${width}×${height}×${channels} = ${wanted} bytes, got ${data.length}`,
    );
  }
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
