import type { Polygon } from "./point.ts";

/**
 * Area enclosed by a polygon that does not cross itself, in px², by the shoelace formula.
 * Positive when the corners run clockwise on screen (y points down), negative when they run the other way.
 */
export function signedArea(polygon: Polygon): number {
  const origin = polygon[0];
  if (origin === undefined) return 0;
  let twice = 0;
  let previous = polygon.at(-1) ?? origin;
  for (const point of polygon) {
    // Relative to one corner: far from the image origin the products would cancel badly.
    twice += (previous.x - origin.x) * (point.y - origin.y) - (point.x - origin.x) * (previous.y - origin.y);
    previous = point;
  }
  return twice / 2;
}
