import type { PlateText } from "@platekit/core";

/**
 * The text without the characters whose probability is below `minProbability`, in [0, 1]. Its own probability stays that
 * of the whole text.
 */
export function dropUnsureChars(text: PlateText, minProbability: number): PlateText {
  return { ...text, chars: text.chars.filter(({ probability }) => probability >= minProbability) };
}
