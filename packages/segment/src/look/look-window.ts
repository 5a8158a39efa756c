import type { BoundingBox } from "@platekit/core/geometry";
import type { SourceSize } from "./cut-to-source.ts";

/** A part of the photo, in whole source pixels. */
export interface LookWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of the window by the candidate's longer side: the plate covers a bit less than half of it. */
const NEIGHBOURHOOD = 2.2;
/** Enlarging a photo further than this shows the network nothing it knows from training. */
const MAX_ENLARGEMENT = 3;

/**
 * The square neighbourhood of a candidate for the second look, moved into the photo where it would stick out
 * and cut where the photo is smaller.
 *
 * @param box The candidate in source pixels, cell borders included.
 * @param options Source size, and the side of the network's input in pixels, which bounds the enlargement.
 */
export function lookWindow(
  box: BoundingBox,
  { source, inputSide }: { readonly source: SourceSize; readonly inputSide: number },
): LookWindow {
  const extent = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const side = Math.round(Math.max(extent * NEIGHBOURHOOD, inputSide / MAX_ENLARGEMENT));
  const [x, width] = place((box.x0 + box.x1) / 2, side, source.width);
  const [y, height] = place((box.y0 + box.y1) / 2, side, source.height);
  return { x, y, width, height };
}

/** First pixel and length of a stretch around `centre` that lies within `[0, length)`. */
function place(centre: number, side: number, length: number): [first: number, length: number] {
  if (side >= length) return [0, length];
  const first = Math.round(centre + 0.5 - side / 2);
  return [Math.min(Math.max(first, 0), length - side), side];
}
