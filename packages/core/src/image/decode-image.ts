import sharp from "sharp";
import { parseOptions } from "../errors/parse-options.ts";
import { PlateError } from "../errors/plate-error.ts";
import { DecodeOptionsSchema } from "./decode-options.ts";
import type { DecodeOptions, ResolvedDecodeOptions } from "./decode-options.ts";
import { isRawPixels } from "./image-source.ts";
import type { ImageSource } from "./image-source.ts";
import type { RasterImage } from "./pixel-image.ts";
import { plainBytes } from "./plain-bytes.ts";
import { probeBytes } from "./probe-image.ts";
import type { ImageInfo } from "./probe-image.ts";
import { rgbFromRaw } from "./rgb-from-raw.ts";
import { readImageBytes } from "./read-image-bytes.ts";
import type { ImageBytes } from "./read-image-bytes.ts";

/** A picture, upright, in sRGB, and what its file said of it. */
export interface DecodedImage extends RasterImage {
  /** Absent where the source was raw pixels: they come from no file. */
  readonly info?: ImageInfo;
}

/**
 * Opens a picture: JPEG, PNG, WebP, AVIF, TIFF or GIF, the first frame or page, told by content and not by name.
 *
 * EXIF orientation is applied, so what was up is up. An embedded colour profile is converted to sRGB, and so are
 * CMYK and gray; 16 bits become the upper 8, as in OpenCV. Transparency is blended over white (option `alpha`).
 * Raw pixels in RGB are used as they are and not copied.
 *
 * @throws {TypeError} for a URL that is not a `file:` URL, raw pixels of the wrong length.
 * @throws {RangeError} for raw pixels whose width or height is no whole number.
 * @throws {PlateError} `ERR_IMAGE_NOT_FOUND` (missing, a folder), `ERR_IMAGE_LIMIT` (checked before decoding),
 *   `ERR_IMAGE_DECODE` (empty, cut short, no picture, 0 pixels wide or high).
 */
export async function decodeImage(source: ImageSource, options: DecodeOptions = {}): Promise<DecodedImage> {
  const resolved = parseOptions(DecodeOptionsSchema, options, "decode image");
  resolved.signal?.throwIfAborted();
  if (isRawPixels(source)) return rgbFromRaw(source, resolved);
  const file = await readImageBytes(source, resolved);
  const info = await probeBytes(file, resolved.maxPixels);
  resolved.signal?.throwIfAborted();
  const image = await decodeBytes(file, resolved);
  resolved.signal?.throwIfAborted();
  return { ...image, info };
}

async function decodeBytes({ bytes, label }: ImageBytes, options: ResolvedDecodeOptions): Promise<RasterImage> {
  try {
    const pipeline = sharp(bytes, { limitInputPixels: options.maxPixels, failOn: options.failOn }).autoOrient();
    const opaque = options.alpha === "drop" ? pipeline.removeAlpha() : pipeline.flatten({ background: "#ffffff" });
    const { data, info } = await opaque.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: 3, data: plainBytes(data) };
  } catch (cause) {
    const got = cause instanceof Error ? firstLine(cause.message) : "an unknown failure";
    throw new PlateError("ERR_IMAGE_DECODE", `Cannot decode ${label}: the picture must be whole, got "${got}"`, {
      cause,
    });
  }
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
