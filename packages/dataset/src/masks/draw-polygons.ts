import type { Mask } from "@platekit/core";
import { polygonBounds } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";

/** A pixel's centre, from the corner that label files count from. */
const CENTRE = 0.5;

/**
 * A mask of all polygons: a pixel is inside where its centre is in any of them (even–odd rule within each). A centre on
 * an edge belongs to the polygon on its right or below, so that neighbours neither overlap nor leave a gap.
 */
export function drawPolygons(polygons: readonly Polygon[], { width, height }: Omit<Mask, "data">): Mask {
  const data = new Uint8Array(width * height);
  for (const polygon of polygons) {
    const { y0, y1 } = polygonBounds(polygon);
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y += 1) {
      const crossings = crossingsAt(polygon, y + CENTRE);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const from = Math.max(0, Math.ceil((crossings[pair] ?? 0) - CENTRE));
        const to = Math.min(width, Math.ceil((crossings[pair + 1] ?? 0) - CENTRE));
        if (to > from) data.fill(1, y * width + from, y * width + to);
      }
    }
  }
  return { width, height, data };
}

/** Where the outline crosses a row, from left to right. */
function crossingsAt(polygon: Polygon, y: number): readonly number[] {
  const crossings: number[] = [];
  let a = polygon.at(-1);
  for (const b of polygon) {
    if (a !== undefined && a.y <= y !== b.y <= y) crossings.push(a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y));
    a = b;
  }
  return crossings.sort((left, right) => left - right);
}
