import { round } from "../output/round.ts";

/** Digits after the point of a share in a journal or a table. */
const DIGITS = 6;

/** A share in [0, 1] as it is kept. */
export function roundProbability(probability: number): number {
  return round(probability, DIGITS);
}
