import type { RasterImage } from "@platekit/core";
import type { BoundingBox, Point, Polygon } from "@platekit/core/geometry";
import { coverage } from "./coverage.ts";

const GRAY = 120;
/** What the test networks take for a plate. */
const RED = [230, 20, 20] as const;
/** A gray photo with red plates on it, edges blended by coverage; pixel centres sit at whole numbers. */
export function paintPhoto(width: number, height: number, plates: readonly Polygon[]): RasterImage {
  const data = new Uint8Array(width * height * 3).fill(GRAY);
  for (const plate of plates) paintPlate({ width, height, data }, plate);
  return { width, height, channels: 3, data };
}

/** A plate that stands level: pixels `x` to `x + width` exclusive, whole pixels where all numbers are whole. */
export function levelPlate([x, y]: readonly [number, number], [width, height]: readonly [number, number]): Polygon {
  return tiltedPlate({ x: x + width / 2 - 0.5, y: y + height / 2 - 0.5 }, { width, height, degrees: 0 });
}

/** A plate around its centre, turned clockwise on screen; corners TL TR BR BL. */
export function tiltedPlate(centre: Point, shape: { width: number; height: number; degrees: number }): Polygon {
  const cos = Math.cos((shape.degrees * Math.PI) / 180);
  const sin = Math.sin((shape.degrees * Math.PI) / 180);
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx, sy]) => {
    const dx = (sx! * shape.width) / 2;
    const dy = (sy! * shape.height) / 2;
    return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
  });
}

function paintPlate(photo: { width: number; height: number; data: Uint8Array }, plate: Polygon): void {
  const xs = plate.map(({ x }) => x);
  const ys = plate.map(({ y }) => y);
  const x1 = Math.min(Math.ceil(Math.max(...xs)), photo.width - 1);
  const y1 = Math.min(Math.ceil(Math.max(...ys)), photo.height - 1);
  for (let y = Math.max(Math.floor(Math.min(...ys)), 0); y <= y1; y++) {
    for (let x = Math.max(Math.floor(Math.min(...xs)), 0); x <= x1; x++) {
      const share = coverage(plate, { x, y });
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * photo.width + x) * 3 + channel;
        photo.data[at] = Math.round(photo.data[at]! * (1 - share) + RED[channel]! * share);
      }
    }
  }
}

/** Bounds of a polygon. */
export function boundsOf(polygon: Polygon): BoundingBox {
  const xs = polygon.map(({ x }) => x);
  const ys = polygon.map(({ y }) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
