import type { PlateText } from "./stages.ts";

/**
 * How likely a reading is right as a whole, in [0, 1]: the probability of its text.
 *
 * A plate is wrong as soon as one character is, is missing or is too many; the probability of the text counts all three,
 * that of its least sure character only the first. On plates the network had not seen it tells right from wrong readings
 * better. Calibrated models (`calibration` in the manifest) are right about as often as it says. A reading without
 * characters is 0, not the certainty of seeing nothing, and pads are no characters.
 */
export function plateConfidence({ chars, probability }: Pick<PlateText, "chars" | "probability">): number {
  return chars.some(({ isPad }) => isPad !== true) ? probability : 0;
}
