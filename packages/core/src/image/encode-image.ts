import sharp from "sharp";
import type { Metadata, Sharp } from "sharp";
import { PlateError } from "../errors/plate-error.ts";
import { cleanExif } from "./clean-exif.ts";
import { cleanXmp } from "./clean-xmp.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { EncodeOptionsSchema } from "./encode-options.ts";
import type { EncodeOptions, ResolvedEncodeOptions } from "./encode-options.ts";
import { makeExifCarrier } from "./exif-carrier.ts";
import type { ImageFormat } from "./image-format.ts";
import type { PixelImage } from "./pixel-image.ts";
import { plainBytes } from "./plain-bytes.ts";

/**
 * Writes a picture as the bytes of a file. It carries pixels and nothing else (no EXIF, XMP, IPTC, ICC profile or
 * thumbnail) unless asked. PNG and TIFF keep every byte of the picture; GIF has 256 colours.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE` where the format cannot hold the picture, such as one too large for WebP;
 *   `ERR_IMAGE_DECODE` where the file to keep metadata from cannot be opened.
 */
export async function encodeImage(image: PixelImage, options: EncodeOptions): Promise<Uint8Array> {
  const resolved = parseOptions(EncodeOptionsSchema, options, "encode image");
  const kept = await readKept(resolved.metadata);
  const pipeline = await toPipeline(image, kept.exif);
  if (image.channels === 1) pipeline.toColourspace("b-w");
  if (kept.exif !== undefined) pipeline.keepExif();
  if (kept.icc) pipeline.withIccProfile("srgb");
  if (kept.xmp !== undefined) pipeline.withXmp(kept.xmp);
  try {
    return plainBytes(await writers[resolved.format](pipeline, resolved.quality).toBuffer());
  } catch (cause) {
    const size = `${image.width}×${image.height}`;
    throw new PlateError("ERR_IMAGE_WRITE", `Cannot encode a picture of ${size} as ${resolved.format}`, { cause });
  }
}

const writers: Readonly<Record<ImageFormat, (pipeline: Sharp, quality: number) => Sharp>> = {
  jpeg: (pipeline, quality) => pipeline.jpeg({ quality, chromaSubsampling: "4:4:4" }),
  webp: (pipeline, quality) => pipeline.webp({ quality }),
  avif: (pipeline, quality) => pipeline.avif({ quality, chromaSubsampling: "4:4:4" }),
  png: (pipeline) => pipeline.png(),
  tiff: (pipeline) => pipeline.tiff({ compression: "deflate" }),
  gif: (pipeline) => pipeline.gif(),
};

/** EXIF travels with a picture only, so a tiny one that has it is stretched and covered whole. */
async function toPipeline({ data, width, height, channels }: PixelImage, exif: Uint8Array | undefined): Promise<Sharp> {
  const raw = { width, height, channels };
  if (exif === undefined) return sharp(data, { raw, limitInputPixels: false });
  const carrier = await makeExifCarrier(exif);
  return sharp(carrier)
    .resize(width, height, { fit: "fill", kernel: "nearest" })
    .composite([
      {
        input: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
        raw,
        blend: "over",
        limitInputPixels: false,
      },
    ]);
}

interface KeptMetadata {
  readonly exif?: Uint8Array | undefined;
  readonly xmp?: string | undefined;
  readonly icc: boolean;
}

async function readKept(metadata: ResolvedEncodeOptions["metadata"]): Promise<KeptMetadata> {
  if (metadata === undefined || metadata.keep.length === 0) return { icc: false };
  const { exif, xmp, icc } = await readMetadata(metadata.from);
  const { keep } = metadata;
  return {
    exif: keep.includes("exif") && exif !== undefined ? cleanExif(exif) : undefined,
    xmp: keep.includes("xmp") && xmp !== undefined ? cleanXmp(xmp.toString("utf8")) : undefined,
    icc: keep.includes("icc") && icc !== undefined,
  };
}

async function readMetadata(from: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(from, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new PlateError("ERR_IMAGE_DECODE", "Cannot keep metadata: the file it comes from must be a picture", {
      cause,
    });
  }
}
