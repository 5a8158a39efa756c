import type { CtcLattice } from "./ctc-lattice.ts";

/**
 * Tables of the CTC forward–backward algorithm for one text of L labels. Column `2i` is the gap before label `i`,
 * column `2i + 1` the label itself, column `2L` the gap at the end.
 *
 * Graves et al., "Connectionist Temporal Classification" (ICML 2006), §4.1.
 */
export interface CtcTables {
  /** `forward[t][s]`: weight of all ways to be in column `s` at step `t`, with the step's own weight. */
  readonly forward: readonly Float64Array[];
  /** `backward[t][s]`: weight of all ways to finish from column `s`, without the weight of step `t`. */
  readonly backward: readonly Float64Array[];
}

/** Weight of all alignments that spell `classes`; `exp(lattice.logScale) × weight` is the text's probability. */
export function ctcWeight(lattice: CtcLattice, classes: readonly number[]): number {
  let end: Float64Array = new Float64Array();
  sweepForward(lattice, columnsOf(classes, lattice.blank), (row) => (end = row));
  return (end[2 * classes.length] ?? 0) + (end[2 * classes.length - 1] ?? 0);
}

/** The tables of `classes` (without blanks) over a lattice. */
export function ctcTables(lattice: CtcLattice, classes: readonly number[]): CtcTables {
  const columns = columnsOf(classes, lattice.blank);
  const forward: Float64Array[] = [];
  sweepForward(lattice, columns, (row) => forward.push(row.slice()));
  return { forward, backward: backwardTable(lattice, columns) };
}

interface Columns {
  /** Class of each column. */
  readonly classes: Int32Array;
  /** 1 where a column may follow the one two before at once: labels may, unless they repeat, which needs the gap. */
  readonly skips: Uint8Array;
}

function columnsOf(labels: readonly number[], blank: number): Columns {
  const classes = new Int32Array(2 * labels.length + 1).fill(blank);
  for (const [position, klass] of labels.entries()) classes[2 * position + 1] = klass;
  const skips = Uint8Array.from(classes, (klass, s) => Number(s % 2 === 1 && s >= 3 && klass !== classes[s - 2]));
  return { classes, skips };
}

/** Calls `onStep` with the forward row of each step; the row is the same array each time. */
function sweepForward(lattice: CtcLattice, { classes, skips }: Columns, onStep: (row: Float64Array) => void): void {
  const row = new Float64Array(classes.length);
  for (let t = 0; t < lattice.steps; t++) {
    const offset = t * lattice.classes;
    // From right to left, so that the columns a column hears from still stand as the step before left them.
    for (let s = classes.length - 1; s >= 0; s--) {
      const skipping = skips[s] === 1 ? (row[s - 2] ?? 0) : 0;
      const arriving = t === 0 ? Number(s < 2) : (row[s] ?? 0) + (s > 0 ? (row[s - 1] ?? 0) : 0) + skipping;
      row[s] = arriving * (lattice.weights[offset + (classes[s] ?? 0)] ?? 0);
    }
    onStep(row);
  }
}

function backwardTable(lattice: CtcLattice, { classes, skips }: Columns): Float64Array[] {
  const count = classes.length;
  let row = new Float64Array(count).fill(1, Math.max(0, count - 2));
  const table = [row];
  for (let t = lattice.steps - 1; t > 0; t--) {
    const offset = t * lattice.classes;
    const through = row.map((weight, s) => weight * (lattice.weights[offset + (classes[s] ?? 0)] ?? 0));
    row = through.map((stay, s) => {
      const skipping = skips[s + 2] === 1 ? (through[s + 2] ?? 0) : 0;
      return stay + (through[s + 1] ?? 0) + skipping;
    });
    table.push(row);
  }
  return table.reverse();
}
