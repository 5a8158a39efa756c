import sharp from "sharp";
import type { Metadata } from "sharp";
import { parseOptions } from "../errors/parse-options.ts";
import { PlateError } from "../errors/plate-error.ts";
import { DecodeOptionsSchema } from "./decode-options.ts";
import type { DecodeOptions } from "./decode-options.ts";
import { IMAGE_FORMATS, sniffImageFormat } from "./image-format.ts";
import type { ImageFormat } from "./image-format.ts";
import { readPngSize } from "./png-size.ts";
import { readImageBytes } from "./read-image-bytes.ts";
import type { ImageBytes } from "./read-image-bytes.ts";

/** What a file's header says of its picture; nothing is decoded for it. */
export interface ImageInfo {
  readonly format: ImageFormat;
  /** Columns of the picture when held upright: the EXIF orientation is applied. */
  readonly width: number;
  /** Rows of the picture when held upright: the EXIF orientation is applied. */
  readonly height: number;
  /** EXIF orientation, 1..8; 1 where the file names none. */
  readonly orientation: number;
  /** Frames or pages in the file; PlateKit reads the first. */
  readonly pages: number;
  /** Bits a channel has; 16 where it has more than 8, of which only the upper 8 are decoded. */
  readonly bitsPerChannel: 8 | 16;
  readonly hasAlpha: boolean;
  readonly hasExif: boolean;
  readonly hasIcc: boolean;
  readonly hasXmp: boolean;
  readonly hasIptc: boolean;
}

/**
 * Reads the header of an image file: its format, so that a writer can keep it, and what it carries beside pixels.
 *
 * @throws {TypeError} for a URL that is not a `file:` URL.
 * @throws {PlateError} as `decodeImage`, limits included.
 */
export async function probeImage(source: string | URL | Uint8Array, options: DecodeOptions = {}): Promise<ImageInfo> {
  const resolved = parseOptions(DecodeOptionsSchema, options, "probe image");
  return probeBytes(await readImageBytes(source, resolved), resolved.maxPixels);
}

/** As `probeImage`, for bytes that were fetched before. */
export async function probeBytes({ bytes, label }: ImageBytes, maxPixels: number): Promise<ImageInfo> {
  const format = sniffImageFormat(bytes);
  if (format === undefined) {
    const wanted = IMAGE_FORMATS.join(", ");
    const got = `a file that starts with ${describeStart(bytes)}`;
    throw new PlateError("ERR_IMAGE_DECODE", `Cannot decode ${label}: it must be one of ${wanted}, got ${got}`);
  }
  // libpng refuses a header without pixels before it tells the size, so that one is read here.
  if (format === "png") checkSize(label, readPngSize(bytes), maxPixels);
  const metadata = await readMetadata(bytes, label, format);
  checkSize(label, metadata, maxPixels);
  return toInfo(metadata, format);
}

async function readMetadata(bytes: Uint8Array, label: string, format: ImageFormat): Promise<Metadata> {
  try {
    // The limit is checked by the caller, with a message that names the option.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new PlateError("ERR_IMAGE_DECODE", `Cannot decode ${label}: its ${format} header must be whole`, { cause });
  }
}

function checkSize(
  label: string,
  { width, height }: { readonly width: number; readonly height: number },
  maxPixels: number,
): void {
  if (width < 1 || height < 1) {
    throw new PlateError(
      "ERR_IMAGE_DECODE",
      `Cannot decode ${label}: it must be at least 1×1 pixels, got ${width}×${height}`,
    );
  }
  if (width * height > maxPixels) {
    throw new PlateError(
      "ERR_IMAGE_LIMIT",
      `Cannot decode ${label}: it must have at most ${maxPixels} pixels (option maxPixels), got ${width}×${height}`,
    );
  }
}

function toInfo(metadata: Metadata, format: ImageFormat): ImageInfo {
  return {
    format,
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    orientation: metadata.orientation ?? 1,
    pages: metadata.pages ?? 1,
    bitsPerChannel: metadata.depth === "uchar" ? 8 : 16,
    hasAlpha: metadata.hasAlpha,
    hasExif: metadata.exif !== undefined,
    hasIcc: metadata.icc !== undefined,
    hasXmp: metadata.xmp !== undefined,
    hasIptc: metadata.iptc !== undefined,
  };
}

const SHOWN_BYTES = 8;

/** The first bytes of a file, quoted where they are text and in hexadecimal where not. */
function describeStart(bytes: Uint8Array): string {
  const start = bytes.subarray(0, SHOWN_BYTES);
  if (start.every((byte) => byte >= 0x20 && byte < 0x7f)) return JSON.stringify(String.fromCharCode(...start));
  return `bytes ${Array.from(start, (byte) => byte.toString(16).padStart(2, "0")).join(" ")}`;
}
