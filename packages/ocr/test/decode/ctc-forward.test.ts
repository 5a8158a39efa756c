import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ctcTables, ctcWeight } from "../../src/decode/ctc-forward.ts";
import { bruteForceCtc } from "../support/brute-force-ctc.ts";
import { blankOf, latticeOf, smallLattices } from "../support/lattices.ts";

const FLOAT32_DIGITS = 5;

test("ctcWeight() is the sum over all alignments of a text, also of an impossible one", () => {
  fc.assert(
    fc.property(smallLattices, (small) => {
      const lattice = latticeOf(small);
      for (const [text, probability] of bruteForceCtc(small.steps, blankOf(small))) {
        const classes = text === "" ? [] : text.split(",").map(Number);
        expect(ctcWeight(lattice, classes) * Math.exp(lattice.logScale)).toBeCloseTo(probability, FLOAT32_DIGITS);
      }
    }),
  );
});

test("ctcWeight() of a text longer than the lattice is 0", () => {
  expect(ctcWeight(latticeOf({ blank: "last", steps: [[0.5, 0.5]] }), [0, 0])).toBe(0);
});

test("ctcTables() cut at any step gives the weight of the whole text", () => {
  fc.assert(
    fc.property(smallLattices, (small) => {
      const lattice = latticeOf(small);
      for (const text of bruteForceCtc(small.steps, blankOf(small)).keys()) {
        const classes = text === "" ? [] : text.split(",").map(Number);
        const { forward, backward } = ctcTables(lattice, classes);
        for (const [t, row] of forward.entries()) {
          const through = row.reduce((sum, weight, s) => sum + weight * backward[t]![s]!, 0);
          expect(through).toBeCloseTo(ctcWeight(lattice, classes), 9);
        }
      }
    }),
  );
});
