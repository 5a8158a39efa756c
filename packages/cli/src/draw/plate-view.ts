import { polygonBounds } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { cropImage, overlaySvg } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import { boxAround } from "./box-around.ts";

/** Shown of the surroundings on every side, as a share of the plate's longer side. */
const SURROUNDINGS = 0.35;
/** SVG puts the centre of the first pixel at 0.5, PlateKit at 0. */
const HALF = 0.5;
/** The outline is this share of the view's width thick, and never thinner than a pixel. */
const THICKNESS = 1 / 120;

/** The part of a photo that shows a plate, with its outline drawn in; the photo itself where the plate is outside. */
export async function plateView(photo: RasterImage, polygon: Polygon): Promise<RasterImage> {
  const around = boxAround(photo, polygonBounds(polygon), SURROUNDINGS);
  if (around === undefined) return photo;
  const { left, top, width, height } = around;
  const points = polygon.map(({ x, y }) => `${(x - left + HALF).toFixed(2)},${(y - top + HALF).toFixed(2)}`).join(" ");
  const thickness = Math.max(1, width * THICKNESS).toFixed(2);
  const outline = `<polygon points="${points}" fill="none" stroke="#00b140" stroke-width="${thickness}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${outline}</svg>`;
  return overlaySvg(cropImage(photo, around), svg);
}
