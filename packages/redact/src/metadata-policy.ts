import type { MetadataKind } from "@platekit/core/image";
import { z } from "zod";

/** What a file may carry beside its pixels and that can be kept on request. */
export const KEEPABLE_METADATA = ["exif", "icc", "xmp"] as const satisfies readonly MetadataKind[];

/**
 * What a masked file keeps beside its pixels: nothing, unless asked.
 *
 * | block | why it goes |
 * |---|---|
 * | EXIF, GPS included | place, time, camera and owner; its thumbnail shows the plate unmasked |
 * | XMP | the same once more, edit history, and sometimes a preview |
 * | IPTC / Photoshop | captions and names, a thumbnail; never kept |
 * | comments, text chunks | free text; never kept |
 * | ICC | pixels are converted to sRGB; "kept" means that an sRGB profile is written |
 *
 * A kept block still loses its pictures: previews in EXIF or XMP show the plate.
 */
export const KeepMetadataSchema = z.array(z.enum(KEEPABLE_METADATA)).default([]);
