import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ctcCharacters } from "../../src/decode/ctc-characters.ts";
import { bruteForceCtc } from "../support/brute-force-ctc.ts";
import { blankOf, latticeOf, smallLattices, type SmallLattice } from "../support/lattices.ts";

const FLOAT32_DIGITS = 4;
const LABELS = ["A", "B", "C"];

/** Texts that are possible in a lattice, with their probability. */
const possibleTexts = (small: SmallLattice) =>
  [...bruteForceCtc(small.steps, blankOf(small))]
    .filter(([, probability]) => probability > 1e-6)
    .map(([text]) => (text === "" ? [] : text.split(",").map(Number)));

describe("ctcCharacters()", () => {
  test("rates a character of one step by its score there", () => {
    const lattice = latticeOf({
      blank: "last",
      steps: [
        [0, 0, 1],
        [0.7, 0.2, 0.1],
        [0, 0, 1],
      ],
    });
    const [char] = ctcCharacters(lattice, { classes: [0], labels: ["A", "B"] });
    expect(char!.char).toBe("A");
    expect(char!.probability).toBeCloseTo(0.7, 6);
    expect(char!.top3.map((candidate) => candidate.char)).toEqual(["A", "B"]);
    expect(char!.top3[1]!.probability).toBeCloseTo(0.2, 6);
  });

  test("rates a character of two steps by both", () => {
    // A .6, blank .4, twice: A has .36 + .24 + .24 = .84, nothing at all .16; the largest step says .6.
    const lattice = latticeOf({
      blank: "last",
      steps: [
        [0.6, 0.4],
        [0.6, 0.4],
      ],
    });
    const [char] = ctcCharacters(lattice, { classes: [0], labels: ["A"] });
    expect(char!.probability).toBeCloseTo(0.84, 6);
  });

  test("equals the share among all texts that differ at one position, by brute force", () => {
    fc.assert(
      fc.property(smallLattices, (small) => {
        const blank = blankOf(small);
        const labels = LABELS.slice(0, small.steps[0]!.length - 1);
        const firstLabel = blank === 0 ? 1 : 0;
        const texts = bruteForceCtc(small.steps, blank);
        const chance = (classes: readonly number[]) => texts.get(classes.join()) ?? 0;
        for (const classes of possibleTexts(small)) {
          const chars = ctcCharacters(latticeOf(small), { classes, labels });
          for (const [position, char] of chars.entries()) {
            const rivals = labels.map((_, label) => chance(classes.with(position, label + firstLabel)));
            const sum = rivals.reduce((total, rival) => total + rival, chance(classes.toSpliced(position, 1)));
            expect(char.probability).toBeCloseTo(chance(classes) / sum, FLOAT32_DIGITS);
            for (const { char: label, probability } of char.top3) {
              expect(probability).toBeCloseTo(rivals[labels.indexOf(label)]! / sum, FLOAT32_DIGITS);
            }
          }
        }
      }),
    );
  });

  test("never rates a label that stands once lower when the network scores it higher", () => {
    const cases = fc.record({
      small: smallLattices,
      step: fc.nat(4),
      gain: fc.double({ min: 1, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ small, step, gain }) => {
        const labels = LABELS.slice(0, small.steps[0]!.length - 1);
        const firstLabel = blankOf(small) === 0 ? 1 : 0;
        for (const classes of possibleTexts(small).filter((text) => new Set(text).size === text.length)) {
          for (const [position, klass] of classes.entries()) {
            const raised = raise(small, { step: step % small.steps.length, klass, gain });
            const before = ctcCharacters(latticeOf(small), { classes, labels })[position]!;
            const after = ctcCharacters(latticeOf(raised), { classes, labels })[position]!;
            expect(before.char).toBe(labels[klass - firstLabel]);
            expect(after.probability).toBeGreaterThanOrEqual(before.probability - 1e-6);
          }
        }
      }),
    );
  });
});

function raise(
  small: SmallLattice,
  { step, klass, gain }: { step: number; klass: number; gain: number },
): SmallLattice {
  const raised = small.steps[step]!.map((share, other) => (other === klass ? share * gain : share));
  const sum = raised.reduce((total, share) => total + share);
  return {
    ...small,
    steps: small.steps.with(
      step,
      raised.map((share) => share / sum),
    ),
  };
}
