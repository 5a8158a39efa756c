import { extname } from "node:path";
import { PlateError } from "@platekit/core/errors";
import type { ImageFormat, ImageSource } from "@platekit/core/image";
import { sourcePath } from "./source-path.ts";

/** Endings of file names by format, the usual one first. */
const EXTENSIONS: Readonly<Record<ImageFormat, readonly string[]>> = {
  jpeg: [".jpg", ".jpeg", ".jpe", ".jfif"],
  png: [".png"],
  webp: [".webp"],
  avif: [".avif"],
  tiff: [".tif", ".tiff"],
  gif: [".gif"],
};

/**
 * Makes sure that an output is called what it will be: the format of the source stays. A name without an ending fits
 * any format, and so does the ending of the source, which may be called wrongly already.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE`.
 */
export function checkExtension(output: string, source: ImageSource, format: ImageFormat): void {
  const got = extname(output).toLowerCase();
  const fitting = EXTENSIONS[format];
  if (got === "" || fitting.includes(got) || got === extname(sourcePath(source) ?? "").toLowerCase()) return;
  throw new PlateError(
    "ERR_IMAGE_WRITE",
    `Cannot write ${output}: the format of the source stays, so its name must end in ${fitting.join(" or ")}, got ${got}`,
  );
}
