import type { Polygon } from "./point.ts";
import { signedArea } from "./signed-area.ts";

/** Area of a polygon that does not cross itself, in px², whichever way its corners run. */
export function polygonArea(polygon: Polygon): number {
  return Math.abs(signedArea(polygon));
}
