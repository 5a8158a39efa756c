import type { CharConfidence } from "./stages.ts";

/** Characters without the pads that a recogniser was asked to keep. */
export function countChars(chars: readonly CharConfidence[]): number {
  return chars.filter(({ isPad }) => isPad !== true).length;
}
