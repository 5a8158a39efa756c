import { fileURLToPath } from "node:url";
import type { ImageSource } from "@platekit/core/image";

/** Where a source lies; `undefined` for bytes and pixels. */
export function sourcePath(source: ImageSource): string | undefined {
  if (source instanceof URL) return fileURLToPath(source);
  if (typeof source !== "string") return undefined;
  return /^file:/iu.test(source) ? fileURLToPath(source) : source;
}
