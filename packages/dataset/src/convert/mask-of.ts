import { boxCorners } from "@platekit/core/geometry";
import { drawPolygons } from "../masks/draw-polygons.ts";
import { cropMask } from "../masks/mask-patch.ts";
import type { WriteContext } from "./convert-format.ts";
import type { MaskPatch, PlateSample, SamplePlate } from "./plate-sample.ts";

/** The pixels of a plate, drawn where the source has none; `undefined` where nothing of it lies in the picture. */
export function maskOf(
  plate: SamplePlate,
  sample: PlateSample,
  context: Pick<WriteContext, "make">,
): MaskPatch | undefined {
  if (plate.mask !== undefined) return plate.mask;
  if (plate.quad !== undefined) context.make("mask drawn from corners");
  else context.make(plate.box === undefined ? "mask of the whole picture" : "mask drawn from box");
  const box = plate.box ?? { x0: 0, y0: 0, x1: sample.width, y1: sample.height };
  return cropMask(drawPolygons([plate.quad ?? boxCorners(box)], sample));
}
