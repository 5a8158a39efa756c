import { readFile } from "node:fs/promises";
import type { RasterImage, RunOptions } from "@platekit/core";
import { encodeImage } from "@platekit/core/image";
import type { ImageFormat, ImageSource, MetadataKind } from "@platekit/core/image";
import { sourcePath } from "../files/source-path.ts";

/** What a masked picture becomes a file with. */
interface MaskedEncoding {
  readonly source: ImageSource;
  readonly format: ImageFormat;
  /** Blocks to keep of the source. */
  readonly keep: MetadataKind[];
  readonly run: RunOptions;
}

/** The masked picture as a file in the format it came in; of the source's metadata only what is to be kept. */
export async function encodeMasked(
  image: RasterImage,
  { source, format, keep, run }: MaskedEncoding,
): Promise<{ readonly format: ImageFormat; readonly bytes: Uint8Array }> {
  run.signal?.throwIfAborted();
  const from = keep.length === 0 ? undefined : await bytesOf(source);
  const bytes = await encodeImage(image, { format, ...(from === undefined ? {} : { metadata: { from, keep } }) });
  return { format, bytes };
}

/** The file itself; raw pixels have none. */
async function bytesOf(source: ImageSource): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // Image bytes do not come in shared memory here; the schema's type asks for a word on it.
  if (source instanceof Uint8Array) return source as Uint8Array<ArrayBuffer>;
  const path = sourcePath(source);
  return path === undefined ? undefined : readFile(path);
}
