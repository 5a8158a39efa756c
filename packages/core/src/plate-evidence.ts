import { countChars } from "./count-chars.ts";
import type { PlateReading } from "./plate-reading.ts";

/**
 * How much speaks for a reading being a plate at all, in [0, 1]: the region's score times the mean sureness of a
 * character, `score · confidence^(1 / characters)`.
 *
 * Whether a text is right and whether there is a plate are two questions. Seven characters read at 0.8 each are a plate
 * (0.8), yet their text is right at 0.8⁷ = 0.21 only; one stroke of a fence read as "1" at 0.6 is none. So the length is
 * taken out of the confidence (a geometric mean), and what the segmenter saw, which knows nothing of letters, counts
 * as much as one character. 0 without characters.
 */
export function plateEvidence(reading: Pick<PlateReading, "chars" | "confidence" | "score">): number {
  const length = countChars(reading.chars);
  return length === 0 ? 0 : reading.score * reading.confidence ** (1 / length);
}
