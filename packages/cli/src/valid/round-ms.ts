import { round } from "../output/round.ts";

/** Digits after the point: to a microsecond. */
const DIGITS = 3;

/** Milliseconds as they are kept. */
export function roundMs(ms: number): number {
  return round(ms, DIGITS);
}
