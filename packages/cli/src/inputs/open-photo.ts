import { decodeImage } from "@platekit/core/image";
import type { DecodedImage } from "@platekit/core/image";
import { DecodeOptionsSchema } from "@platekit/core/image";
import type { SharedOptions } from "../arguments/shared-options.ts";
import type { CliContext } from "../cli-context.ts";
import type { PictureInput } from "./picture-input.ts";
import { readStdin } from "./read-stdin.ts";

/** A decoded photo and how long opening it took. */
export interface OpenedPhoto {
  readonly photo: DecodedImage;
  readonly ms: number;
}

/** Opens one input; the bytes of stdin are read when their turn comes. */
export async function openPhoto(
  { path }: PictureInput,
  { maxPixels, maxBytes }: SharedOptions,
  { stdin, signal }: CliContext,
): Promise<OpenedPhoto> {
  const start = performance.now();
  const limit = maxBytes ?? DecodeOptionsSchema.parse({}).maxBytes;
  const source = path ?? (await readStdin(stdin, limit, signal));
  const photo = await decodeImage(source, { maxPixels, maxBytes, signal });
  return { photo, ms: performance.now() - start };
}
