import type { PlateSample, SamplePlate } from "./plate-sample.ts";

/** Whether the picture is nothing but this plate. */
export function isWholePicture({ box, quad, mask }: SamplePlate, { width, height }: PlateSample): boolean {
  if (quad !== undefined || mask !== undefined) return false;
  return box === undefined || (box.x0 === 0 && box.y0 === 0 && box.x1 === width && box.y1 === height);
}
