import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ctcBeam } from "../../src/decode/ctc-beam.ts";
import { ctcGreedy } from "../../src/decode/ctc-greedy.ts";
import { bruteForceCtc } from "../support/brute-force-ctc.ts";
import { blankOf, latticeOf, smallLattices } from "../support/lattices.ts";

const EXACT = { beamWidth: Infinity, minWeight: 0 };
/** Scores enter as float32 (7 digits); five steps of them multiply to no more than this. */
const FLOAT32_DIGITS = 5;

describe("ctcBeam()", () => {
  test("reads the text with the most alignments, not the best path", () => {
    // Two steps, blank .6 and A .4: the best path is blank, blank (.36); A has the three others: .24 + .24 + .16 = .64.
    const lattice = latticeOf({
      blank: "last",
      steps: [
        [0.4, 0.6],
        [0.4, 0.6],
      ],
    });
    const [first, second] = ctcBeam(lattice, EXACT);
    expect(ctcGreedy(lattice)).toEqual([]);
    expect(first!.classes).toEqual([0]);
    expect(first!.weight * Math.exp(lattice.logScale)).toBeCloseTo(0.64, 6);
    expect(second!.classes).toEqual([]);
    expect(second!.weight * Math.exp(lattice.logScale)).toBeCloseTo(0.36, 6);
  });

  test.each([
    {
      name: "needs a blank between two equal labels",
      steps: [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      classes: [0, 0],
    },
    {
      name: "holds a run for one label",
      steps: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      classes: [0],
    },
    {
      name: "spells nothing from blanks",
      steps: [
        [0, 1],
        [0, 1],
      ],
      classes: [],
    },
  ])("$name", ({ steps, classes }) => {
    expect(ctcBeam(latticeOf({ blank: "last", steps }), EXACT)).toEqual([{ classes, weight: 1 }]);
  });

  test("with unlimited width, equals the sum over all alignments", () => {
    fc.assert(
      fc.property(smallLattices, (small) => {
        const lattice = latticeOf(small);
        const expected = bruteForceCtc(small.steps, blankOf(small));
        const found = ctcBeam(lattice, EXACT);
        const possible = [...expected].filter(([, probability]) => probability > 0);
        expect(found.map(({ classes }) => classes.join()).toSorted()).toEqual(
          possible.map(([text]) => text).toSorted(),
        );
        for (const { classes, weight } of found) {
          expect(weight * Math.exp(lattice.logScale)).toBeCloseTo(expected.get(classes.join())!, FLOAT32_DIGITS);
        }
      }),
    );
  });

  test("with unlimited width, gives probabilities that sum to 1", () => {
    fc.assert(
      fc.property(smallLattices, (small) => {
        const lattice = latticeOf(small);
        const sum = ctcBeam(lattice, EXACT).reduce((total, { weight }) => total + weight, 0);
        expect(sum * Math.exp(lattice.logScale)).toBeCloseTo(1, FLOAT32_DIGITS);
      }),
    );
  });

  test("with any width, keeps no more readings, best first, none heavier than it is", () => {
    fc.assert(
      fc.property(smallLattices, fc.integer({ min: 1, max: 6 }), (small, beamWidth) => {
        const lattice = latticeOf(small);
        const exact = new Map(ctcBeam(lattice, EXACT).map(({ classes, weight }) => [classes.join(), weight]));
        const found = ctcBeam(lattice, { beamWidth, minWeight: 0 });
        const weights = found.map(({ weight }) => weight);
        expect(found.length).toBeLessThanOrEqual(beamWidth);
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
        expect(new Set(found.map(({ classes }) => classes.join())).size).toBe(found.length);
        for (const { classes, weight } of found) {
          expect(weight).toBeLessThanOrEqual(exact.get(classes.join())! * (1 + 1e-12));
        }
      }),
    );
  });

  test("does not follow classes below the smallest weight", () => {
    const lattice = latticeOf({ blank: "last", steps: [[0.9, 0.05, 0.05]] });
    const found = ctcBeam(lattice, { beamWidth: Infinity, minWeight: 0.1 });
    expect(found.map(({ classes }) => classes)).toEqual([[0]]);
  });

  test("follows only the best classes of a step, two more than the beam is wide", () => {
    const lattice = latticeOf({ blank: "last", steps: [[0.3, 0.25, 0.2, 0.15, 0.1]] });
    const wide = ctcBeam(lattice, { beamWidth: 4, minWeight: 0 });
    const narrow = ctcBeam(lattice, { beamWidth: 1, minWeight: 0 });
    expect(wide.map(({ classes }) => classes)).toEqual([[0], [1], [2], [3]]);
    expect(narrow).toEqual([{ classes: [0], weight: 1 }]);
  });

  test("neither loses nor overflows its weights over the longest lattice of a network that knows nothing", () => {
    const steps = Array.from({ length: 512 }, () => [0.25, 0.25, 0.25, 0.25]);
    const [best] = ctcBeam(latticeOf({ blank: "first", steps }), { beamWidth: 4, minWeight: 0 });
    expect(best!.weight).toBeGreaterThan(0);
    expect(best!.weight).toBeLessThan(Infinity);
  });
});
