import { expect, test } from "vitest";
import { ctcTables, ctcWeight } from "../../src/decode/ctc-forward.ts";
import { ctcSubstitutions } from "../../src/decode/ctc-substitutions.ts";
import { latticeOf } from "../support/lattices.ts";

test("ctcSubstitutions() weighs the text anew for each class, also where a neighbour repeats", () => {
  const steps = [
    [0.3, 0.3, 0.4],
    [0.2, 0.5, 0.3],
    [0.6, 0.1, 0.3],
    [0.25, 0.35, 0.4],
    [0.1, 0.1, 0.8],
  ];
  const lattice = latticeOf({ steps, blank: "last" });
  const texts = [[0], [1, 0], [0, 0, 1], [0, 1, 1]];
  for (const classes of texts) {
    const tables = ctcTables(lattice, classes);
    for (const position of classes.keys()) {
      const weights = ctcSubstitutions(lattice, { classes, tables, position });
      expect(weights[0]).toBeCloseTo(ctcWeight(lattice, classes.with(position, 0)), 12);
      expect(weights[1]).toBeCloseTo(ctcWeight(lattice, classes.with(position, 1)), 12);
      expect(weights[2]).toBe(0);
    }
  }
});
