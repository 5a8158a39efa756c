import type { ImageFormat } from "@platekit/core/image";

/** Names of picture files, as looked for in folders; a file named on the command line may be called anything. */
const FORMATS: Readonly<Record<string, ImageFormat>> = {
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".jpe": "jpeg",
  ".jfif": "jpeg",
  ".png": "png",
  ".webp": "webp",
  ".avif": "avif",
  ".tif": "tiff",
  ".tiff": "tiff",
  ".gif": "gif",
};

export const PICTURE_EXTENSIONS: readonly string[] = Object.keys(FORMATS);

/** The format that the ending of a name stands for, in any case; `undefined` for any other ending. */
export function formatOfName(name: string): ImageFormat | undefined {
  const lower = name.toLowerCase();
  const extension = PICTURE_EXTENSIONS.find((candidate) => lower.endsWith(candidate));
  return extension === undefined ? undefined : FORMATS[extension];
}

/** Whether a file in a folder is taken for a picture, by the ending of its name. */
export function isPictureName(name: string): boolean {
  return formatOfName(name) !== undefined;
}
