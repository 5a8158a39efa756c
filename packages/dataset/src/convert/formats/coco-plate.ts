import { PlateError } from "@platekit/core/errors";
import { isConvex, orderCorners, signedArea } from "@platekit/core/geometry";
import type { BoundingBox, Polygon, Quad } from "@platekit/core/geometry";
import type { ImageSize } from "@platekit/core/image";
import { drawPolygons } from "../../masks/draw-polygons.ts";
import { cropMask } from "../../masks/mask-patch.ts";
import { decodeRle } from "../../masks/rle.ts";
import { fromSizeForm } from "../../table/size-form.ts";
import type { MaskPatch, SamplePlate } from "../plate-sample.ts";
import { CORNER_ORDER } from "./coco-schema.ts";
import type { CocoAnnotation } from "./coco-schema.ts";
import { maskSizeProblem } from "../../masks/mask-size-problem.ts";

const BOX_NUMBERS = 4;
const SMALLEST_POLYGON = 6;
/** Of all polygons of a plate: each corner is looked at in every row of the photo. */
const MOST_CORNERS = 10_000;

/**
 * What a COCO annotation says of a plate. One convex polygon of four corners is a quad; any other polygons, and run
 * lengths, are a mask.
 *
 * @throws {PlateError} `ERR_DATASET_FORMAT` where a box is none, or a mask is not as large as its photo, or no mask, or
 *   its polygons have too many corners.
 */
export function toCocoPlate(annotation: CocoAnnotation, size: ImageSize): SamplePlate {
  const [text, region] = [annotation.attributes?.["text"], annotation.attributes?.["region"]];
  const box = bboxOf(annotation);
  const quad = quadOf(annotation);
  const mask = quad === undefined ? toMask(annotation, size) : undefined;
  return {
    ...(typeof text === "string" && text !== "" ? { text } : {}),
    ...(typeof region === "string" && region !== "" ? { region } : {}),
    ...(box === undefined ? {} : { box }),
    ...(quad === undefined ? {} : { quad }),
    ...(mask === undefined ? {} : { mask }),
  };
}

function bboxOf({ bbox }: CocoAnnotation): BoundingBox | undefined {
  if (bbox === undefined || bbox === null || bbox.length === 0) return undefined;
  const box = bbox.length === BOX_NUMBERS ? fromSizeForm(bbox) : undefined;
  if (box !== undefined) return box;
  const got = JSON.stringify(bbox);
  throw new PlateError("ERR_DATASET_FORMAT", `Cannot use annotation: bbox must be x, y, width, height, got ${got}`);
}

function quadOf({ segmentation, attributes }: CocoAnnotation): Quad | undefined {
  if (!Array.isArray(segmentation) || segmentation.length !== 1) return undefined;
  const [a, b, c, d, ...more] = toPolygon(segmentation[0] ?? []);
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0) return undefined;
  const corners: Quad = [a, b, c, d];
  if (!isConvex(corners)) return undefined;
  const isOrdered = attributes?.[CORNER_ORDER.key] === CORNER_ORDER.value && signedArea(corners) > 0;
  return isOrdered ? corners : orderCorners(corners);
}

function toMask({ segmentation }: CocoAnnotation, { width, height }: ImageSize): MaskPatch | undefined {
  if (segmentation === undefined || segmentation === null) return undefined;
  if (Array.isArray(segmentation)) {
    const polygons = segmentation.filter(({ length }) => length >= SMALLEST_POLYGON).map(toPolygon);
    const corners = polygons.reduce((sum, { length }) => sum + length, 0);
    if (corners > MOST_CORNERS) {
      const problem = `polygons must have at most ${MOST_CORNERS} corners together, got ${corners}`;
      throw new PlateError("ERR_DATASET_FORMAT", `Cannot use annotation: ${problem}`);
    }
    return polygons.length === 0 ? undefined : cropMask(drawPolygons(polygons, { width, height }));
  }
  const [rows, columns] = segmentation.size;
  const unfit = maskSizeProblem({ width: columns, height: rows }, { width, height });
  if (unfit !== undefined) throw new PlateError("ERR_DATASET_FORMAT", `Cannot use annotation: a mask ${unfit}`);
  try {
    return cropMask(decodeRle(segmentation.counts, { width, height }));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot use annotation: ${problem}`, { cause });
  }
}

function toPolygon(numbers: readonly number[]): Polygon {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({
    x: numbers[2 * at] ?? 0,
    y: numbers[2 * at + 1] ?? 0,
  }));
}
