import type { BoundingBox, Polygon } from "./point.ts";

/**
 * The smallest axis-aligned box around all corners.
 * @throws {RangeError} where there are none.
 */
export function polygonBounds(polygon: Polygon): BoundingBox {
  if (polygon.length === 0) throw new RangeError("Cannot bound a polygon: must have at least one corner, got 0");
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of polygon) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}
