import type { PlateRegion } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { boxCorners, convexHull, minAreaRect } from "@platekit/core/geometry";
import type { Point, Polygon, Quad } from "@platekit/core/geometry";
import { findContours, refineBorder, regionQuad, thresholdMap } from "@platekit/rectify";

/** A plate as the masker sees it, in source pixels. */
export interface PlateShape {
  /** Corners of the plate; of the smallest rectangle around the region where it has no sensible quad. */
  readonly quad: Quad;
  /** Convex hull of the quad and of every cell that may be plate: what has to be covered. */
  readonly hull: Polygon;
}

/**
 * The shape to cover for a region. A quad alone would leave open what the mask shows beyond it, the mask alone what
 * the quad completes; the hull of both covers either. A region is never left out, however odd its shape.
 */
export function plateShape(region: PlateRegion): PlateShape {
  const border = borderPoints(region);
  const quad = quadOf(region) ?? minAreaRect(border).corners;
  return { quad, hull: convexHull([...quad, ...border]) };
}

/** Points around all parts of the region; the corners of its box where it has no cells. */
function borderPoints({ map, maskThreshold, sourceFromMap, boundingBox }: PlateRegion): readonly Point[] {
  const { offsetX, offsetY, scaleX, scaleY } = sourceFromMap;
  const points = findContours(thresholdMap(map, maskThreshold))
    .flatMap((contour) => refineBorder(contour, map, maskThreshold))
    .map(({ x, y }) => ({ x: offsetX + scaleX * x, y: offsetY + scaleY * y }));
  if (points.length >= 3) return points;
  return boxCorners(boundingBox);
}

function quadOf(region: PlateRegion): Quad | undefined {
  try {
    return regionQuad(region);
  } catch (error) {
    if (PlateError.isInstance(error) && error.code === "ERR_QUAD_DEGENERATE") return undefined;
    throw error;
  }
}
