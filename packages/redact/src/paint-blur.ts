import type { RasterImage } from "@platekit/core";
import type { PolygonCover } from "./cover-polygon.ts";

/** Reach of one pass as a share of the plate's height. */
const RADIUS_PER_HEIGHT = 0.25;
/** Three box passes come close to a Gaussian (central limit theorem; Wells 1986). */
const PASSES = 3;

/**
 * Blurs the covered pixels, drawing on the neighbourhood around them. Writes into `target.data`.
 * Cosmetic: a blur keeps what it spreads and can be turned back.
 *
 * @param plateHeight In pixels; decides how far the blur reaches.
 */
export function paintBlur(target: RasterImage, cover: PolygonCover, plateHeight: number): void {
  if (cover.width === 0 || cover.height === 0) return;
  const radius = Math.max(2, Math.round(plateHeight * RADIUS_PER_HEIGHT));
  const area = neighbourhood(target, cover, radius * PASSES);
  for (let channel = 0; channel < 3; channel++) {
    let plane = readPlane(target, area, channel);
    for (let pass = 0; pass < PASSES; pass++) {
      plane = boxRows(plane, area.width, radius);
      plane = transpose(boxRows(transpose(plane, area.width), area.height, radius), area.height);
    }
    writePlane(target, { cover, area, channel }, plane);
  }
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function neighbourhood(image: RasterImage, cover: PolygonCover, reach: number): Area {
  const x = Math.max(0, cover.x - reach);
  const y = Math.max(0, cover.y - reach);
  return {
    x,
    y,
    width: Math.min(image.width, cover.x + cover.width + reach) - x,
    height: Math.min(image.height, cover.y + cover.height + reach) - y,
  };
}

function readPlane(image: RasterImage, area: Area, channel: number): Float32Array {
  const plane = new Float32Array(area.width * area.height);
  for (let row = 0; row < area.height; row++) {
    for (let column = 0; column < area.width; column++) {
      const at = ((area.y + row) * image.width + area.x + column) * 3 + channel;
      plane[row * area.width + column] = image.data[at] ?? 0;
    }
  }
  return plane;
}

interface Destination {
  readonly cover: PolygonCover;
  readonly area: Area;
  readonly channel: number;
}

function writePlane(target: RasterImage, { cover, area, channel }: Destination, plane: Float32Array): void {
  for (let row = 0; row < cover.height; row++) {
    for (let column = 0; column < cover.width; column++) {
      if (cover.data[row * cover.width + column] !== 1) continue;
      const from = (cover.y - area.y + row) * area.width + (cover.x - area.x + column);
      const at = ((cover.y + row) * target.width + cover.x + column) * 3 + channel;
      target.data[at] = Math.round(plane[from] ?? 0);
    }
  }
}

/** Mean over `2 × radius + 1` columns of each row, edge pixels repeated: a running sum, so the radius costs nothing. */
function boxRows(plane: Float32Array, width: number, radius: number): Float32Array {
  const out = new Float32Array(plane.length);
  const span = 2 * radius + 1;
  for (let start = 0; start < plane.length; start += width) {
    const at = (column: number): number => plane[start + Math.min(width - 1, Math.max(0, column))] ?? 0;
    let sum = 0;
    for (let column = -radius; column <= radius; column++) sum += at(column);
    for (let column = 0; column < width; column++) {
      out[start + column] = sum / span;
      sum += at(column + radius + 1) - at(column - radius);
    }
  }
  return out;
}

function transpose(plane: Float32Array, width: number): Float32Array {
  const height = plane.length / width;
  const out = new Float32Array(plane.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) out[column * height + row] = plane[row * width + column] ?? 0;
  }
  return out;
}
