import { z } from "zod";
import { IMAGE_FORMATS } from "./image-format.ts";

/** What a file may carry beside its pixels and can be kept on request. */
export const METADATA_KINDS = ["exif", "icc", "xmp"] as const;

export type MetadataKind = (typeof METADATA_KINDS)[number];

export const EncodeOptionsSchema = z.strictObject({
  format: z.enum(IMAGE_FORMATS),
  /** 1..100, for the formats that lose something: JPEG (without chroma subsampling), WebP, AVIF. */
  quality: z.int().min(1).max(100).default(92),
  /**
   * What to take over from the file the picture came from; nothing by default. Whatever is kept loses its pictures,
   * since a preview shows what was masked, and its orientation, since the pixels are upright:
   * `exif` without thumbnail, maker note and any other block longer than text; `xmp` without embedded previews.
   * `icc` writes an sRGB profile, because pixels are sRGB after decoding, whatever profile the file had.
   * EXIF cannot be kept in TIFF, and GIF keeps none of the three.
   */
  metadata: z
    .strictObject({
      /** The bytes of that file. */
      from: z.custom<Uint8Array>((value) => value instanceof Uint8Array, "must be a Uint8Array"),
      keep: z.array(z.enum(METADATA_KINDS)).readonly(),
    })
    .optional(),
});

export type EncodeOptions = z.input<typeof EncodeOptionsSchema>;
export type ResolvedEncodeOptions = z.output<typeof EncodeOptionsSchema>;
