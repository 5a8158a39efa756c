import type { Mask } from "@platekit/core";
import { labelComponents } from "@platekit/core/geometry";
import type { MaskPatch } from "../convert/plate-sample.ts";

/** The connected parts of a mask, pixels touching at a side or a corner, in the order of their first pixel by rows. */
export function splitMask(mask: Mask): readonly MaskPatch[] {
  const { labels, sizes } = labelComponents(mask);
  const parts = sizes.map((size) => new Int32Array(size));
  const counts = new Int32Array(sizes.length);
  for (const [pixel, label] of labels.entries()) {
    const part = parts[label];
    if (label === 0 || part === undefined) continue;
    const count = counts[label] ?? 0;
    part[count] = pixel;
    counts[label] = count + 1;
  }
  return parts.slice(1).map((pixels) => toPatch(pixels, mask.width));
}

function toPatch(pixels: Int32Array, width: number): MaskPatch {
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0];
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const patch = { x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1 };
  const data = new Uint8Array(patch.width * patch.height);
  for (const pixel of pixels) data[(Math.floor(pixel / width) - y0) * patch.width + (pixel % width) - x0] = 1;
  return { ...patch, data };
}
