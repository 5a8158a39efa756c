import type { BoundingBox } from "@platekit/core/geometry";
import type { ImageSize } from "@platekit/core/image";
import { tidy } from "./tidy.ts";

/** The box of shares of a photo, without that noise: (0.1 + 0.2) · 120 is 36. */
export function fromShares({ x0, y0, x1, y1 }: BoundingBox, { width, height }: ImageSize): BoundingBox {
  return { x0: tidy(x0 * width), y0: tidy(y0 * height), x1: tidy(x1 * width), y1: tidy(y1 * height) };
}
