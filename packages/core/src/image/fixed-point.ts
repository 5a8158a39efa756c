import { roundHalfEven } from "./round-half-even.ts";

/** OpenCV resizes bytes with integer weights of 11 bits: a weight of 1 is 2048. */
export const WEIGHT_BITS = 11;
const WEIGHT_ONE = 1 << WEIGHT_BITS;

/** A float32 weight as OpenCV's integer weight. */
export function toFixedWeight(weight: number): number {
  return roundHalfEven(Math.fround(Math.fround(weight) * WEIGHT_ONE));
}
