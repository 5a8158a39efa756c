import type { BoundingBox } from "@platekit/core/geometry";
import type { CropBox, ImageSize } from "@platekit/core/image";

/**
 * The whole pixels of a photo that show a box with something of what lies beside it; `undefined` where all of that is
 * outside the photo.
 *
 * @param surroundings Shown on every side, as a share of the longer side of the box.
 */
export function boxAround(
  photo: ImageSize,
  { x0, y0, x1, y1 }: BoundingBox,
  surroundings: number,
): CropBox | undefined {
  const margin = surroundings * Math.max(x1 - x0, y1 - y0);
  const left = Math.max(0, Math.floor(x0 - margin));
  const top = Math.max(0, Math.floor(y0 - margin));
  const width = Math.min(photo.width, Math.ceil(x1 + margin) + 1) - left;
  const height = Math.min(photo.height, Math.ceil(y1 + margin) + 1) - top;
  return width <= 0 || height <= 0 ? undefined : { left, top, width, height };
}
