import type { PlateText } from "@platekit/core";

/**
 * The text without the characters whose probability is below `minProbability`, in [0, 1]. Its own probability stays that
 * of the whole text; a format that the whole text follows is not told of a shorter one.
 */
export function dropUnsureChars(text: PlateText, minProbability: number): PlateText {
  const chars = text.chars.filter(({ probability }) => probability >= minProbability);
  if (chars.length === text.chars.length) return text;
  const { format: _, ...rest } = text;
  return { ...rest, chars };
}
