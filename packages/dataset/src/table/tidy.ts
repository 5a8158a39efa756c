/** Finer than any label; coarser than what a sum of decimals is off by. */
const STEPS = 1e6;

/** A number without the noise of binary fractions, to six decimals: 622.05 − 556.65 is 65.4. */
export function tidy(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}
