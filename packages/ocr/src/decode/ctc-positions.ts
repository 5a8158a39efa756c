import { ctcTables, ctcWeight } from "./ctc-forward.ts";
import type { CtcLattice } from "./ctc-lattice.ts";
import { ctcSubstitutions } from "./ctc-substitutions.ts";

/** What could stand at one position of a text, all other characters unchanged. */
export interface CtcPosition {
  /** Weight of the text with each class here; 0 for the blank. At the text's own class the weight of the text itself. */
  readonly weights: Float64Array;
  /** Weight of the text without a character here. */
  readonly nothing: number;
}

/** The positions of a text, in order. */
export function ctcPositions(lattice: CtcLattice, classes: readonly number[]): CtcPosition[] {
  const tables = ctcTables(lattice, classes);
  return classes.map((_, position) => ({
    weights: ctcSubstitutions(lattice, { classes, tables, position }),
    nothing: ctcWeight(lattice, classes.toSpliced(position, 1)),
  }));
}
