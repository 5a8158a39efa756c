import { cropImage } from "@platekit/core/image";
import type { RasterImage } from "platekit";

/**
 * The middle of a picture: `share` of its width goes from the left and the right, of its height from top and bottom,
 * in whole pixels (rounded to the nearest). At least one pixel stays.
 */
export function trimPicture(picture: RasterImage, share: number): RasterImage {
  const [left, top] = [cut(picture.width, share), cut(picture.height, share)];
  if (left === 0 && top === 0) return picture;
  return cropImage(picture, { left, top, width: picture.width - 2 * left, height: picture.height - 2 * top });
}

function cut(side: number, share: number): number {
  return Math.min(Math.round(side * share), Math.floor((side - 1) / 2));
}
