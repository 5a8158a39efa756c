import type { BoundingBox } from "@platekit/core/geometry";
import { cellArea } from "../placed-map.ts";
import type { PlacedMap } from "../placed-map.ts";
import type { Component } from "./component.ts";

/** A plate, or what may be one, as one look saw it. */
export interface Sighting {
  readonly placed: PlacedMap;
  /** Cells of `placed.map`. */
  readonly component: Component;
  /** The threshold the component lies above, in (0, 1). */
  readonly threshold: number;
  /** How sure all looks so far are, in [0, 1]. */
  readonly score: number;
  /** The look's window ended within it, and the photo did not. */
  readonly isClipped: boolean;
}

/** Bounds of the cells, whole cells included, in source pixels. */
export function sightingBox({ placed, component }: Pick<Sighting, "placed" | "component">): BoundingBox {
  const { offsetX, offsetY, scaleX, scaleY } = placed.sourceFromMap;
  const { x0, y0, x1, y1 } = component.bounds;
  return {
    x0: offsetX + (x0 - 0.5) * scaleX,
    y0: offsetY + (y0 - 0.5) * scaleY,
    x1: offsetX + (x1 + 0.5) * scaleX,
    y1: offsetY + (y1 + 0.5) * scaleY,
  };
}

/** Area of the cells in source pixels². */
export function sightingArea({ placed, component }: Sighting): number {
  return component.area * cellArea(placed.sourceFromMap);
}
