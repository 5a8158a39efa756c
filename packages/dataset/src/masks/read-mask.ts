import type { Mask } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { DecodeOptions } from "@platekit/core/image";

/** A mask's pixels as they are. */
export interface MaskPixels {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, row-major. */
  readonly data: Uint8Array;
  /** The values that occur, ascending. */
  readonly values: readonly number[];
}

/** How large a mask may be; the decoder's own limits where absent. */
export type MaskLimits = Pick<DecodeOptions, "maxPixels" | "maxBytes" | "signal">;

const FULL = 255;

/**
 * Opens a mask without judging its values.
 *
 * @throws {PlateError} `ERR_IMAGE_NOT_FOUND`, `ERR_IMAGE_DECODE`, `ERR_IMAGE_LIMIT`; `ERR_DATASET_FORMAT` where it has
 *   colours, or 16 bits, of which a small value would be lost.
 */
export async function readMaskPixels(path: string, limits: MaskLimits = {}): Promise<MaskPixels> {
  const image = await decodeImage(path, { ...limits, alpha: "drop" });
  if (image.info?.bitsPerChannel === 16) {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read mask ${path}: must have at most 8 bits a pixel, got 16`);
  }
  const data = new Uint8Array(image.width * image.height);
  const seen = new Uint8Array(FULL + 1);
  for (let pixel = 0, from = 0; pixel < data.length; pixel += 1, from += 3) {
    const [red, green, blue] = [image.data[from] ?? 0, image.data[from + 1] ?? 0, image.data[from + 2] ?? 0];
    if (red !== green || green !== blue) {
      const at = `${pixel % image.width},${Math.floor(pixel / image.width)}`;
      const got = `(${red}, ${green}, ${blue}) at ${at}`;
      throw new PlateError("ERR_DATASET_FORMAT", `Cannot read mask ${path}: must be gray, got the colour ${got}`);
    }
    data[pixel] = red;
    seen[red] = 1;
  }
  const values = [...seen.keys()].filter((value) => seen[value] === 1);
  return { width: image.width, height: image.height, data, values };
}

/** Whether a mask says plate or no plate and nothing between: 0 and 255, or 0 and 1. */
export function isTwoValued(values: readonly number[]): boolean {
  return values.every((value) => value === 0 || value === FULL) || values.every((value) => value === 0 || value === 1);
}

/**
 * Opens a mask: 0 is no plate, 255 (or 1) is plate.
 *
 * @throws {PlateError} as `readMaskPixels`; `ERR_DATASET_FORMAT` also where other values occur, such as those a JPEG
 *   or a smooth resize leaves.
 */
export async function readMask(path: string, limits: MaskLimits = {}): Promise<Mask> {
  const { width, height, data, values } = await readMaskPixels(path, limits);
  if (!isTwoValued(values)) {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read mask ${path}: ${describeValues(values)}`);
  }
  return { width, height, data: data.map((value) => (value === 0 ? 0 : 1)) };
}

const MOST_SHOWN = 8;

/** `values must be 0 and 255, or 0 and 1, got 0, 3, 128 and 40 more` */
export function describeValues(values: readonly number[]): string {
  const more = values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : "";
  return `values must be 0 and 255, or 0 and 1, got ${values.slice(0, MOST_SHOWN).join(", ")}${more}`;
}
