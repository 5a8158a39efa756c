import type { ProbabilityMap } from "@platekit/core";
import type { Polygon } from "@platekit/core/geometry";
import { coverage } from "./coverage.ts";

/** A map that shows how much of each cell the polygons cover: what a perfect network would say. */
export function paintMap(width: number, height: number, polygons: readonly Polygon[]): ProbabilityMap {
  const data = Float32Array.from({ length: width * height }, (_, cell) => {
    const centre = { x: cell % width, y: Math.floor(cell / width) };
    return Math.max(...polygons.map((polygon) => coverage(polygon, centre)));
  });
  return { width, height, data };
}
