import type { BoundingBox } from "@platekit/core/geometry";
import { cropImage } from "@platekit/core/image";
import type { RasterImage } from "platekit";
import { boxAround } from "./box-around.ts";

/** Shown of the surroundings on every side, as a share of the longer side of the box. */
const SURROUNDINGS = 0.5;

/** The part of a photo around a box, with something of what lies beside it; the photo itself where the box is outside. */
export function cropAround(photo: RasterImage, box: BoundingBox): RasterImage {
  const around = boxAround(photo, box, SURROUNDINGS);
  return around === undefined ? photo : cropImage(photo, around);
}
