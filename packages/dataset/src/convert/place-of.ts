import { polygonBounds } from "@platekit/core/geometry";
import type { BoundingBox, Polygon } from "@platekit/core/geometry";
import { drawPolygons } from "../masks/draw-polygons.ts";
import { cropMask, patchBox } from "../masks/mask-patch.ts";
import type { WriteContext } from "./convert-format.ts";
import type { MaskPatch, PlateSample, SamplePlate } from "./plate-sample.ts";

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

/** The pixels of a plate, drawn where the source has none; `undefined` where nothing of it lies in the picture. */
export function maskOf(
  plate: SamplePlate,
  sample: PlateSample,
  context: Pick<WriteContext, "make">,
): MaskPatch | undefined {
  if (plate.mask !== undefined) return plate.mask;
  if (plate.quad !== undefined) context.make("mask drawn from corners");
  else context.make(plate.box === undefined ? "mask of the whole picture" : "mask drawn from box");
  const { x0, y0, x1, y1 } = plate.box ?? { x0: 0, y0: 0, x1: sample.width, y1: sample.height };
  const rectangle: Polygon = [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
  return cropMask(drawPolygons([plate.quad ?? rectangle], sample));
}

/** Whether the picture is nothing but this plate. */
export function isWholePicture({ box, quad, mask }: SamplePlate, { width, height }: PlateSample): boolean {
  if (quad !== undefined || mask !== undefined) return false;
  return box === undefined || (box.x0 === 0 && box.y0 === 0 && box.x1 === width && box.y1 === height);
}
