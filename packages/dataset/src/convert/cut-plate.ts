import { asPlateError } from "@platekit/core/errors";
import { boxCorners, intersectionArea } from "@platekit/core/geometry";
import type { BoundingBox, Quad } from "@platekit/core/geometry";
import type { RasterImage } from "@platekit/core/image";
import { boxOf } from "./box-of.ts";
import type { CropSettings, WriteContext } from "./convert-format.ts";
import { cutOut } from "./cut-out.ts";
import type { PlateSample, SamplePlate } from "./plate-sample.ts";

/** Labels count from the corner of the first pixel, a `Quad` of the SDK from its centre. */
const HALF_PIXEL = 0.5;

/**
 * A plate alone: seen from the front where its corners are known (and somebody flattens), else what its box shows. The
 * margin belongs to the plate's own sides; what of it lies outside the photo is cut off a box, and repeats the photo's
 * edge where a plate is flattened.
 *
 * @returns `undefined`, and counted as dropped, where the plate lies outside the photo or its corners span no area.
 */
export function cutPlate(
  photo: RasterImage,
  { plate, sample }: { readonly plate: SamplePlate; readonly sample: PlateSample },
  context: Pick<WriteContext, "crops" | "drop" | "make">,
): RasterImage | undefined {
  const { margin, rectifier } = context.crops;
  if (plate.quad !== undefined && rectifier !== undefined) return cutFlat(photo, plate.quad, { ...context, rectifier });
  const part = cutOut(photo, grow(boxOf(plate, sample, context), margin));
  if (part === undefined) context.drop(OUTSIDE);
  else context.make("picture of a plate cut out of a photo");
  return part;
}

const OUTSIDE = "plate outside its photo";

interface FlatWork extends Pick<WriteContext, "crops" | "drop" | "make"> {
  readonly rectifier: NonNullable<CropSettings["rectifier"]>;
}

function cutFlat(photo: RasterImage, quad: Quad, { rectifier, crops, drop, make }: FlatWork): RasterImage | undefined {
  const frame = boxCorners({ x0: 0, y0: 0, x1: photo.width, y1: photo.height });
  if (intersectionArea(quad, frame) === 0) {
    drop(OUTSIDE);
    return undefined;
  }
  try {
    const flat = rectifier.flatten(photo, toPixelCentres(quad), crops.margin);
    make("picture of a plate flattened by its corners");
    return flat;
  } catch (error) {
    if (asPlateError(error).code !== "ERR_QUAD_DEGENERATE") throw error;
    drop("plate whose corners span no area");
    return undefined;
  }
}

function toPixelCentres([tl, tr, br, bl]: Quad): Quad {
  const move = ({ x, y }: Quad[number]) => ({ x: x - HALF_PIXEL, y: y - HALF_PIXEL });
  return [move(tl), move(tr), move(br), move(bl)];
}

function grow({ x0, y0, x1, y1 }: BoundingBox, margin: number): BoundingBox {
  const [across, down] = [(x1 - x0) * margin, (y1 - y0) * margin];
  return { x0: x0 - across, y0: y0 - down, x1: x1 + across, y1: y1 + down };
}
