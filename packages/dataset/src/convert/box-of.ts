import { polygonBounds } from "@platekit/core/geometry";
import type { BoundingBox } from "@platekit/core/geometry";
import { patchBox } from "../masks/mask-patch.ts";
import type { WriteContext } from "./convert-format.ts";
import type { PlateSample, SamplePlate } from "./plate-sample.ts";

/** The box of a plate, worked out where the source has none: around its corners, its mask, or the whole picture. */
export function boxOf(plate: SamplePlate, sample: PlateSample, context: Pick<WriteContext, "make">): BoundingBox {
  if (plate.box !== undefined) return plate.box;
  if (plate.quad !== undefined) {
    context.make("box around corners");
    return polygonBounds(plate.quad);
  }
  if (plate.mask !== undefined) {
    context.make("box around mask");
    return patchBox(plate.mask);
  }
  context.make("box of the whole picture");
  return { x0: 0, y0: 0, x1: sample.width, y1: sample.height };
}
