import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import type { PlateRegion, ProbabilityMap } from "@platekit/core";
import type { SourceSize } from "../look/cut-to-source.ts";
import type { Component } from "./component.ts";
import { sightingBox } from "./sighting.ts";
import type { Sighting } from "./sighting.ts";

/** Cells kept around the region, so that its level line can be found between cells, and smoothed. */
const RING = 3;

/**
 * Cuts the region out of its map: a patch with a ring of cells around it.
 * Cells of the region and all cells at or below the threshold keep their probabilities; cells above it that belong
 * to others are 0.
 */
export function toPlateRegion(sighting: Sighting, source: SourceSize): PlateRegion {
  const { placed, component, threshold } = sighting;
  const { sourceFromMap: place } = placed;
  const x0 = Math.max(component.bounds.x0 - RING, 0);
  const y0 = Math.max(component.bounds.y0 - RING, 0);
  const x1 = Math.min(component.bounds.x1 + RING, placed.map.width - 1);
  const y1 = Math.min(component.bounds.y1 + RING, placed.map.height - 1);
  return {
    score: sighting.score,
    map: cutPatch(placed.map, component, { x0, y0, x1, y1, threshold }),
    sourceFromMap: {
      ...place,
      offsetX: place.offsetX + x0 * place.scaleX,
      offsetY: place.offsetY + y0 * place.scaleY,
    },
    maskThreshold: threshold,
    boundingBox: clampBox(sightingBox(sighting), source),
  };
}

interface Patch {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly threshold: number;
}

function cutPatch(map: ProbabilityMap, { runs }: Component, { x0, y0, x1, y1, threshold }: Patch): ProbabilityMap {
  const width = x1 - x0 + 1;
  const height = y1 - y0 + 1;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + y0) * map.width + x0;
    for (let x = 0; x < width; x++) {
      const value = map.data[from + x] ?? 0;
      if (value <= threshold) data[y * width + x] = value;
    }
  }
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const row = runs[at] ?? 0;
    const first = runs[at + 1] ?? 0;
    const own = map.data.subarray(row * map.width + first, row * map.width + (runs[at + 2] ?? 0) + 1);
    data.set(own, (row - y0) * width + first - x0);
  }
  return { width, height, data };
}

function clampBox(box: PlateRegion["boundingBox"], { width, height }: SourceSize): PlateRegion["boundingBox"] {
  return {
    x0: Math.max(box.x0, -0.5),
    y0: Math.max(box.y0, -0.5),
    x1: Math.min(box.x1, width - 0.5),
    y1: Math.min(box.y1, height - 0.5),
  };
}
