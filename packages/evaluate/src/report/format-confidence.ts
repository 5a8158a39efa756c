import { percent } from "@platekit/core";

/** How sure a reading is, in percent, cut off after one digit: `97.9 %` of 0.9799, since 100 is certainty. */
export function formatConfidence(confidence: number): string {
  return `${percent(confidence, 1)}\u00A0%`;
}
