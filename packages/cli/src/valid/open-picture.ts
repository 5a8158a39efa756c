import { decodeImage } from "@platekit/core/image";
import type { RasterImage } from "platekit";
import type { SharedOptions } from "../arguments/shared-options.ts";

/** A picture without a name: nobody who reads it can tell what its file is called. */
export interface OpenedPicture {
  readonly picture: RasterImage;
  /** From opening the file to its pixels. */
  readonly ms: number;
}

/** Decodes a file and leaves its name behind: names of pictures often say what is on the plate. */
export async function openPicture(
  path: string,
  { maxPixels, maxBytes }: SharedOptions,
  signal: AbortSignal,
): Promise<OpenedPicture> {
  const start = performance.now();
  const { width, height, channels, data } = await decodeImage(path, { maxPixels, maxBytes, signal });
  return { picture: { width, height, channels, data }, ms: performance.now() - start };
}
