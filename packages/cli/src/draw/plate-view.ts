import { polygonBounds } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { overlaySvg } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import { cropPicture } from "./crop-picture.ts";

/** Shown of the surroundings on every side, as a share of the plate's longer side. */
const SURROUNDINGS = 0.35;
/** SVG puts the centre of the first pixel at 0.5, PlateKit at 0. */
const HALF = 0.5;
/** The outline is this share of the view's width thick, and never thinner than a pixel. */
const THICKNESS = 1 / 120;

/** The part of a photo that shows a plate, with its outline drawn in. */
export async function plateView(photo: RasterImage, polygon: Polygon): Promise<RasterImage> {
  const { x0, y0, x1, y1 } = polygonBounds(polygon);
  const margin = SURROUNDINGS * Math.max(x1 - x0, y1 - y0);
  const left = clamp(Math.floor(x0 - margin), photo.width - 1);
  const top = clamp(Math.floor(y0 - margin), photo.height - 1);
  const width = clamp(Math.ceil(x1 + margin), photo.width - 1) - left + 1;
  const height = clamp(Math.ceil(y1 + margin), photo.height - 1) - top + 1;
  const points = polygon.map(({ x, y }) => `${(x - left + HALF).toFixed(2)},${(y - top + HALF).toFixed(2)}`).join(" ");
  const thickness = Math.max(1, width * THICKNESS).toFixed(2);
  const outline = `<polygon points="${points}" fill="none" stroke="#00b140" stroke-width="${thickness}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${outline}</svg>`;
  return overlaySvg(cropPicture(photo, { left, top, width, height }), svg);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
