import type { Mask } from "@platekit/core";
import { labelComponents } from "@platekit/core/geometry";
import type { MaskPatch } from "../convert/plate-sample.ts";
import { cutPatch } from "./mask-patch.ts";

/** The connected parts of a mask, pixels touching at a side or a corner, in the order of their first pixel by rows. */
export function splitMask(mask: Mask): readonly MaskPatch[] {
  const { width } = mask;
  const { labels, sizes } = labelComponents(mask);
  const boxes = sizes.map(() => ({ x0: Infinity, y0: Infinity, x1: 0, y1: 0 }));
  for (const [pixel, label] of labels.entries()) {
    const box = boxes[label];
    if (label === 0 || box === undefined) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, x + 1);
    box.y1 = Math.max(box.y1, y + 1);
  }
  return boxes.slice(1).map((box, index) => cutPatch(box, width, (pixel) => labels[pixel] === index + 1));
}
