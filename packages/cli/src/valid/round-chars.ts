import type { ReadChars } from "@platekit/evaluate";
import { roundProbability } from "./round-probability.ts";

/** Each character with its probability, and nothing else. */
export function roundChars(chars: ReadChars): ReadChars {
  return chars.map(({ char, probability }) => ({ char, probability: roundProbability(probability) }));
}
