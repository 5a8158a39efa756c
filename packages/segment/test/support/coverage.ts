import type { Point, Polygon } from "@platekit/core/geometry";

/** Samples per pixel and direction: coverage to 1/64. */
const SAMPLES = 8;

/** Share of the pixel around a whole-numbered centre that a convex polygon, clockwise on screen, covers. */
export function coverage(polygon: Polygon, { x, y }: Point): number {
  let inside = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const px = x - 0.5 + ((i % SAMPLES) + 0.5) / SAMPLES;
    const py = y - 0.5 + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
    const isInside = polygon.every((a, k) => {
      const b = polygon[(k + 1) % polygon.length]!;
      return (b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x) >= 0;
    });
    if (isInside) inside++;
  }
  return inside / SAMPLES ** 2;
}
