import type { CharOdds } from "../../src/formats/best-fits.ts";
import { ALPHABET, symbolOf } from "../../src/formats/symbols.ts";

/** Odds of single characters as the code keeps them, in the order of the alphabet. */
export function oddsOf(place: Readonly<Record<string, number>>): CharOdds {
  const odds = new Float64Array(ALPHABET.length);
  for (const [char, value] of Object.entries(place)) odds[symbolOf(char)] = value;
  return {
    odds,
    possible: Object.keys(place)
      .map(symbolOf)
      .sort((a, b) => a - b),
  };
}
