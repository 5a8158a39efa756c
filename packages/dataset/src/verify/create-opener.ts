import { asPlateError } from "@platekit/core/errors";
import type { PlateError } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { ImageSize } from "@platekit/core/image";

/** The upright size of a picture that was decoded whole, or why that failed. */
export type OpenPicture = (path: string) => Promise<ImageSize | PlateError>;

/** Decodes pictures; one that comes several times in a row, as photos with several plates do, is decoded once. */
export function createOpener(): OpenPicture {
  let last: { readonly path: string; readonly opened: ReturnType<OpenPicture> } | undefined;
  return (path) => {
    if (last?.path !== path) last = { path, opened: open(path).catch(asPlateError) };
    return last.opened;
  };
}

async function open(path: string): Promise<ImageSize> {
  const { width, height } = await decodeImage(path);
  return { width, height };
}
