import type { CharConfidence } from "./stages.ts";

/**
 * How sure a reading is as a whole, in [0, 1]: the probability of its least sure character.
 *
 * A plate is wrong as soon as one character is, so the weakest one decides; the mean hides it behind its neighbours
 * (one character of 0.3 among seven of 1 has a mean of 0.91). Pads are no characters and do not count. A reading
 * without characters is 0, not the certainty of seeing nothing.
 */
export function plateConfidence(chars: readonly CharConfidence[]): number {
  const own = chars.filter(({ isPad }) => isPad !== true);
  if (own.length === 0) return 0;
  return own.reduce((least, { probability }) => Math.min(least, probability), 1);
}
