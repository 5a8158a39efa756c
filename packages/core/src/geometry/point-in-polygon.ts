import type { Point, Polygon } from "./point.ts";

/** True where `point` lies in `polygon` (even-odd rule, dents allowed) or on its border. */
export function pointInPolygon({ x, y }: Point, polygon: Polygon): boolean {
  let inside = false;
  let a = polygon.at(-1);
  for (const b of polygon) {
    if (a === undefined) continue;
    const side = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    if (side === 0 && isBetween(a.x, x, b.x) && isBetween(a.y, y, b.y)) return true;
    // The ray runs to the right; `side` tells whether the crossing lies there.
    if (a.y > y !== b.y > y && side > 0 === b.y > a.y) inside = !inside;
    a = b;
  }
  return inside;
}

function isBetween(a: number, value: number, b: number): boolean {
  return Math.min(a, b) <= value && value <= Math.max(a, b);
}
