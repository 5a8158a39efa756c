import { dilatePolygon, minAreaRect } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";

/** How far paint reaches past a plate; see `RedactOptions`. */
export interface PlateMargin {
  /** Share of the plate's height. */
  readonly margin: number;
  /** Never less than this, in pixels. */
  readonly minMargin: number;
}

/**
 * The outline that is painted: the polygon's hull grown by the margin on every side. The height of a plate is that of
 * the smallest rectangle around it, whatever its tilt.
 */
export function dilatePlate(polygon: Polygon, { margin, minMargin }: PlateMargin): Polygon {
  return dilatePolygon(polygon, Math.max(minMargin, margin * minAreaRect(polygon).height));
}
