import type { MapPlacement, PlateRegion } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { polygonArea } from "@platekit/core/geometry";
import type { Point, Quad } from "@platekit/core/geometry";
import { findContours } from "./find-contours.ts";
import { fitQuad } from "./fit-quad.ts";
import { refineBorder } from "./refine-border.ts";
import { thresholdMap } from "./threshold-map.ts";

/**
 * The plate's corners in the photo, TL, TR, BR, BL of the plate itself, to a fraction of a map cell.
 * Of a region in several parts the largest counts.
 *
 * @throws {PlateError} `ERR_QUAD_DEGENERATE` where the region has no sensible quad.
 */
export function regionQuad({ map, maskThreshold, sourceFromMap }: PlateRegion): Quad {
  const borders = findContours(thresholdMap(map, maskThreshold)).map((contour) =>
    refineBorder(contour, map, maskThreshold),
  );
  const [border] = borders.sort((a, b) => polygonArea(b) - polygonArea(a));
  if (border === undefined) {
    const wanted = `region must hold cells above ${maskThreshold}`;
    throw new PlateError("ERR_QUAD_DEGENERATE", `Cannot fit a plate quad: ${wanted}, got none`);
  }
  // Fitted in the photo, not in the map: a map stretched more one way than the other has no right angles.
  return fitQuad(toSource(border, sourceFromMap), Math.max(sourceFromMap.scaleX, sourceFromMap.scaleY));
}

function toSource(border: readonly Point[], { offsetX, offsetY, scaleX, scaleY }: MapPlacement): Point[] {
  return border.map(({ x, y }) => ({ x: offsetX + scaleX * x, y: offsetY + scaleY * y }));
}
