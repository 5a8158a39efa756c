import type { CtcTables } from "./ctc-forward.ts";
import type { CtcLattice } from "./ctc-lattice.ts";

/** One position of a text and the forward–backward tables of the whole text. */
export interface TextPosition {
  /** The text's classes in reading order, without blanks. */
  readonly classes: readonly number[];
  readonly tables: CtcTables;
  readonly position: number;
}

/**
 * For each class, the weight of the text with this class at `position` and all other characters unchanged;
 * 0 for the blank. At the text's own class this is the weight of the text itself.
 *
 * What stands left of the position does not depend on it, nor what stands right of it: the tables give the weight of
 * arriving at and of leaving the position at each step, and only the stay in between is worked out for each class.
 */
export function ctcSubstitutions(lattice: CtcLattice, at: TextPosition): Float64Array {
  const { steps, classes: classCount, weights, blank } = lattice;
  const [previous, next] = [at.classes[at.position - 1], at.classes[at.position + 1]];
  const arriving = { any: arrivals(at, { repeat: false }), repeat: arrivals(at, { repeat: true }) };
  const leaving = {
    any: departures(lattice, at, { repeat: false }),
    repeat: departures(lattice, at, { repeat: true }),
  };

  const result = new Float64Array(classCount);
  for (let klass = 0; klass < classCount; klass++) {
    if (klass === blank) continue;
    const arrive = klass === previous ? arriving.repeat : arriving.any;
    const leave = klass === next ? leaving.repeat : leaving.any;
    let staying = 0;
    let total = 0;
    for (let t = 0; t < steps; t++) {
      staying = (staying + (arrive[t] ?? 0)) * (weights[t * classCount + klass] ?? 0);
      total += staying * (leave[t] ?? 0);
    }
    result[klass] = total;
  }
  return result;
}

/** Whether the class at the position equals its neighbour: then only the gap between them can be crossed. */
interface Neighbour {
  readonly repeat: boolean;
}

/** `[t]`: weight of all that comes before a stay that begins at step `t`. */
function arrivals({ tables, position }: TextPosition, { repeat }: Neighbour): Float64Array {
  const gap = 2 * position;
  return new Float64Array(tables.forward.length).map((_, t) => {
    if (t === 0) return Number(position === 0);
    const before = tables.forward[t - 1];
    return (before?.[gap] ?? 0) + (repeat ? 0 : (before?.[gap - 1] ?? 0));
  });
}

/** `[t]`: weight of all that comes after a stay that ends at step `t`. */
function departures(lattice: CtcLattice, { classes, tables, position }: TextPosition, { repeat }: Neighbour) {
  const gap = 2 * position + 2;
  const next = classes[position + 1];
  return new Float64Array(lattice.steps).map((_, t) => {
    if (t === lattice.steps - 1) return Number(next === undefined);
    const offset = (t + 1) * lattice.classes;
    const after = tables.backward[t + 1];
    const intoGap = (lattice.weights[offset + lattice.blank] ?? 0) * (after?.[gap] ?? 0);
    if (repeat || next === undefined) return intoGap;
    return intoGap + (lattice.weights[offset + next] ?? 0) * (after?.[gap + 1] ?? 0);
  });
}
