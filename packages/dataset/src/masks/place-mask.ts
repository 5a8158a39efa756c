import type { Mask } from "@platekit/core";
import type { BoundingBox } from "@platekit/core/geometry";
import type { ImageSize } from "@platekit/core/image";
import type { MaskPatch } from "../convert/plate-sample.ts";
import { cropMask } from "./mask-patch.ts";

/**
 * A mask of a box's inside, of any size, laid into the photo: each pixel whose centre lies in the box takes the value it
 * falls on. `undefined` where no pixel of the photo is plate.
 */
export function placeMask(mask: Mask, box: BoundingBox, { width, height }: ImageSize): MaskPatch | undefined {
  const data = new Uint8Array(width * height);
  for (let y = Math.max(0, Math.ceil(box.y0 - 0.5)); y < Math.min(height, box.y1 - 0.5); y += 1) {
    const row = Math.floor(((y + 0.5 - box.y0) * mask.height) / (box.y1 - box.y0));
    for (let x = Math.max(0, Math.ceil(box.x0 - 0.5)); x < Math.min(width, box.x1 - 0.5); x += 1) {
      const column = Math.floor(((x + 0.5 - box.x0) * mask.width) / (box.x1 - box.x0));
      data[y * width + x] = mask.data[row * mask.width + column] ?? 0;
    }
  }
  return cropMask({ width, height, data });
}
