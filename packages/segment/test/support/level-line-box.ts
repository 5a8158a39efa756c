import type { PlateRegion } from "@platekit/core";

/**
 * Bounds of the line on which a region's map crosses its threshold, found between cells, in source pixels: what a
 * contour tracer sees, which is finer than whole cells. Where the region touches the map's border, the border.
 */
export function levelLineBox({ map, maskThreshold, sourceFromMap: place }: PlateRegion): PlateRegion["boundingBox"] {
  const at = (x: number, y: number) => map.data[y * map.width + x]!;
  const xs: number[] = [];
  const ys: number[] = [];
  const cross = (a: number, b: number) => (maskThreshold - a) / (b - a);
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      const here = at(x, y);
      if (here <= maskThreshold) continue;
      xs.push(x === 0 ? -0.5 : at(x - 1, y) > maskThreshold ? x : x - 1 + cross(at(x - 1, y), here));
      xs.push(x === map.width - 1 ? x + 0.5 : at(x + 1, y) > maskThreshold ? x : x + cross(here, at(x + 1, y)));
      ys.push(y === 0 ? -0.5 : at(x, y - 1) > maskThreshold ? y : y - 1 + cross(at(x, y - 1), here));
      ys.push(y === map.height - 1 ? y + 0.5 : at(x, y + 1) > maskThreshold ? y : y + cross(here, at(x, y + 1)));
    }
  }
  return {
    x0: place.offsetX + Math.min(...xs) * place.scaleX,
    y0: place.offsetY + Math.min(...ys) * place.scaleY,
    x1: place.offsetX + Math.max(...xs) * place.scaleX,
    y1: place.offsetY + Math.max(...ys) * place.scaleY,
  };
}
