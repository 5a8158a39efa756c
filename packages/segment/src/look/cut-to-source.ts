import type { MapPlacement } from "@platekit/core";
import type { PlacedMap } from "../placed-map.ts";

/** A photo's size in pixels. */
export interface SourceSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Cuts away the cells that a letterbox added: keeps those whose centre lies in the photo.
 *
 * @returns The same object where nothing lies outside.
 */
export function cutToSource(placed: PlacedMap, source: SourceSize): PlacedMap {
  const { map, sourceFromMap: place } = placed;
  const [x0, x1] = cellsInside({ offset: place.offsetX, scale: place.scaleX }, map.width, source.width);
  const [y0, y1] = cellsInside({ offset: place.offsetY, scale: place.scaleY }, map.height, source.height);
  if (x0 === 0 && y0 === 0 && x1 === map.width && y1 === map.height) return placed;
  const width = x1 - x0;
  const height = y1 - y0;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + y0) * map.width + x0;
    data.set(map.data.subarray(from, from + width), y * width);
  }
  return { map: { width, height, data }, sourceFromMap: shift(place, x0, y0) };
}

function shift(place: MapPlacement, x0: number, y0: number): MapPlacement {
  return {
    ...place,
    offsetX: place.offsetX + x0 * place.scaleX,
    offsetY: place.offsetY + y0 * place.scaleY,
  };
}

/** First cell and one past the last whose centres lie in `[-0.5, length - 0.5)`, at least one cell. */
function cellsInside(axis: { offset: number; scale: number }, cells: number, length: number): [number, number] {
  const first = Math.ceil((-0.5 - axis.offset) / axis.scale);
  const past = Math.ceil((length - 0.5 - axis.offset) / axis.scale);
  const from = Math.min(Math.max(first, 0), cells - 1);
  return [from, Math.max(Math.min(past, cells), from + 1)];
}
