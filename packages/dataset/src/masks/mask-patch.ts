import type { Mask } from "@platekit/core";
import type { BoundingBox } from "@platekit/core/geometry";
import type { MaskPatch } from "../convert/plate-sample.ts";

/** The window of a mask that holds all of its plate pixels; `undefined` where there are none. */
export function cropMask({ width, height, data }: Mask): MaskPatch | undefined {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] === 0) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = y;
    }
  }
  if (x1 < 0) return undefined;
  return cutPatch({ x0, y0, x1: x1 + 1, y1: y1 + 1 }, width, (pixel) => data[pixel] === 1);
}

/** A window of a mask `width` pixels wide: from its box's first to before its last row and column. */
export function cutPatch(
  { x0, y0, x1, y1 }: BoundingBox,
  width: number,
  isPlate: (pixel: number) => boolean,
): MaskPatch {
  const patch = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  const data = new Uint8Array(patch.width * patch.height);
  for (let y = 0, at = 0; y < patch.height; y += 1) {
    const from = (y0 + y) * width + x0;
    for (let x = 0; x < patch.width; x += 1, at += 1) if (isPlate(from + x)) data[at] = 1;
  }
  return { ...patch, data };
}

/**
 * All patches in one mask. A pixel is plate where any patch says so: patches are laid over each other with OR, so that
 * the empty corner of one plate's window never wipes out its neighbour. What reaches over the edge is cut.
 */
export function joinPatches(patches: readonly MaskPatch[], { width, height }: Omit<Mask, "data">): Mask {
  const data = new Uint8Array(width * height);
  for (const patch of patches) {
    for (let y = Math.max(0, -patch.y); y < patch.height && patch.y + y < height; y += 1) {
      for (let x = Math.max(0, -patch.x); x < patch.width && patch.x + x < width; x += 1) {
        if (patch.data[y * patch.width + x] === 1) data[(patch.y + y) * width + patch.x + x] = 1;
      }
    }
  }
  return { width, height, data };
}

/** From the patch's first to behind its last pixel. */
export function patchBox({ x, y, width, height }: MaskPatch): BoundingBox {
  return { x0: x, y0: y, x1: x + width, y1: y + height };
}
