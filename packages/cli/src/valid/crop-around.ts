import type { BoundingBox } from "@platekit/core/geometry";
import type { RasterImage } from "platekit";
import { cropPicture } from "../draw/crop-picture.ts";

/** Shown of the surroundings on every side, as a share of the longer side of the box. */
const SURROUNDINGS = 0.5;

/** The part of a photo around a box, with something of what lies beside it; the photo itself where the box is outside. */
export function cropAround(photo: RasterImage, { x0, y0, x1, y1 }: BoundingBox): RasterImage {
  const margin = SURROUNDINGS * Math.max(x1 - x0, y1 - y0);
  const left = Math.max(0, Math.floor(x0 - margin));
  const top = Math.max(0, Math.floor(y0 - margin));
  const right = Math.min(photo.width, Math.ceil(x1 + margin) + 1);
  const bottom = Math.min(photo.height, Math.ceil(y1 + margin) + 1);
  const [width, height] = [right - left, bottom - top];
  return width <= 0 || height <= 0 ? photo : cropPicture(photo, { left, top, width, height });
}
