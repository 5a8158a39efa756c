import { clipPolygon } from "./clip-polygon.ts";
import type { Polygon } from "./point.ts";
import { polygonArea } from "./polygon-area.ts";

/** Area shared by `polygon`, which may have dents, and the convex polygon `convex`, in px². */
export function intersectionArea(polygon: Polygon, convex: Polygon): number {
  return polygonArea(clipPolygon(polygon, convex));
}

/** Shared area over joint area, in [0, 1]; 0 where both have no area. Only the second polygon must be convex. */
export function polygonIou(polygon: Polygon, convex: Polygon): number {
  const shared = intersectionArea(polygon, convex);
  const joint = polygonArea(polygon) + polygonArea(convex) - shared;
  return joint > 0 ? shared / joint : 0;
}
