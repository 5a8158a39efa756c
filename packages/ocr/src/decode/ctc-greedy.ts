import type { CtcLattice } from "./ctc-lattice.ts";

/**
 * The classes along the single best path: the largest class of each step (the first on a tie), runs of one class
 * counted once, blanks dropped.
 */
export function ctcGreedy({ best, blank }: CtcLattice): number[] {
  return best.filter((klass, step) => klass !== blank && klass !== best[step - 1]);
}
