import type { SegmentResult } from "../results.ts";
import { maskIou } from "./mask-overlap.ts";

/** One pixel too many all around a plate of 40 × 8 pixels still overlaps it by 0.76. */
const ROUGH_IOU = 0.75;

/**
 * Whether a mask is no error: each plate of the truth is met by one of the prediction and the other way round (at IoU 0.5),
 * and the masks overlap by 0.75 as a whole. A row that failed is never right.
 */
export function isMaskRight(result: SegmentResult): boolean {
  const { error, objects, objectsFound, objectsPredicted, objectsRight } = result;
  const areMet = objectsFound === objects && objectsRight === objectsPredicted;
  return error === undefined && areMet && maskIou(result) >= ROUGH_IOU;
}
