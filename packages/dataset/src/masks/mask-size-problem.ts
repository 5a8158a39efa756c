import type { ImageSize } from "@platekit/core/image";

/** Why a mask does not fit its photo, to stand behind its name; `undefined` where it is as large. */
export function maskSizeProblem(mask: ImageSize, photo: ImageSize): string | undefined {
  if (mask.width === photo.width && mask.height === photo.height) return undefined;
  return `must be as large as its photo, ${photo.width}×${photo.height}, got ${mask.width}×${mask.height}`;
}
