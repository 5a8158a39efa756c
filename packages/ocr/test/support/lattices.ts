import * as fc from "fast-check";
import { ctcLattices, type CtcLattice } from "../../src/decode/ctc-lattice.ts";

export interface SmallLattice {
  /** Probabilities that sum to 1, one distribution a step. */
  readonly steps: readonly (readonly number[])[];
  readonly blank: "first" | "last";
}

/** Distributions of up to 5 steps over up to 4 classes, some of them impossible: small enough for brute force. */
export const smallLattices: fc.Arbitrary<SmallLattice> = fc
  .record({ classes: fc.integer({ min: 2, max: 4 }), blank: fc.constantFrom("first" as const, "last" as const) })
  .chain(({ classes, blank }) =>
    fc.array(distributions(classes), { minLength: 1, maxLength: 5 }).map((steps) => ({ steps, blank })),
  );

function distributions(classes: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: classes, maxLength: classes })
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => counts.map((count) => count / counts.reduce((sum, other) => sum + other)));
}

export function latticeOf({ steps, blank }: SmallLattice): CtcLattice {
  const classes = steps[0]!.length;
  return ctcLattices(Float32Array.from(steps.flat()), {
    plates: 1,
    classes,
    layout: "ntc",
    form: "softmax",
    blank,
  })[0]!;
}

export function blankOf({ steps, blank }: SmallLattice): number {
  return blank === "first" ? 0 : steps[0]!.length - 1;
}
