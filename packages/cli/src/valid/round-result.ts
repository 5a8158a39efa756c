import type { ReadChars } from "@platekit/evaluate";
import { round } from "../output/round.ts";

/** Digits after the point in a journal or a table. */
const PROBABILITY_DIGITS = 6;
const MS_DIGITS = 3;

export function roundProbability(probability: number): number {
  return round(probability, PROBABILITY_DIGITS);
}

/** Each character with its probability, and nothing else. */
export function roundChars(chars: ReadChars): ReadChars {
  return chars.map(({ char, probability }) => ({ char, probability: roundProbability(probability) }));
}

/** To a microsecond. */
export function roundMs(ms: number): number {
  return round(ms, MS_DIGITS);
}
