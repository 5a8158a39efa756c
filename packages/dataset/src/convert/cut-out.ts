import { cropImage } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import type { BoundingBox } from "@platekit/core/geometry";

/**
 * The pixels that a box touches; `undefined` where it lies outside the picture.
 *
 * @param box From the picture's corner; what lies outside of it is cut.
 */
export function cutOut(picture: RasterImage, box: BoundingBox): RasterImage | undefined {
  const left = Math.max(0, Math.floor(box.x0));
  const top = Math.max(0, Math.floor(box.y0));
  const width = Math.min(picture.width, Math.ceil(box.x1)) - left;
  const height = Math.min(picture.height, Math.ceil(box.y1)) - top;
  return width > 0 && height > 0 ? cropImage(picture, { left, top, width, height }) : undefined;
}
