// What formats must never do, on any lattice, for any formats.
import type { PlateText } from "@platekit/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCtc, type CtcSpec } from "../../src/decode/ctc.ts";
import { decodeSlots } from "../../src/decode/slots.ts";
import { CountryFormatSchema } from "../../src/formats/country-format.ts";
import { createFormatPrior } from "../../src/formats/format-prior.ts";

const LABELS = ["A", "B", "O", "0", "1", "8"];
const FEW = { runs: 150, rounding: 1e-9 };

const distributions = (steps: number, classes: number) =>
  fc.array(
    fc
      .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: classes, maxLength: classes })
      .map((row) => row.map((share) => share ** 4))
      .map((row) => row.map((share) => share / row.reduce((sum, each) => sum + each, 0))),
    { minLength: steps, maxLength: steps },
  );

const patterns = fc
  .array(fc.constantFrom("LLD", "LDD", "DDD", "LLL", "LLDD", "LDL", "{AB|BA|B}DD", "{O}DD", "DD-LL"), { minLength: 1 })
  .map((list) => CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: list.map((pattern) => ({ pattern })) }));

const priors = fc
  .record({ country: patterns, freeShare: fc.constantFrom(0.01, 0.1, 0.5, 0.9, 1) })
  .map(({ country, freeShare }) => createFormatPrior({ countries: [country], freeShare }));

const textOf = ({ chars }: PlateText) => chars.map(({ char }) => char).join("");
const least = ({ chars }: PlateText) => Math.min(1, ...chars.map(({ probability }) => probability));

const CTC: CtcSpec = { plates: 1, labels: LABELS, layout: "ntc", form: "softmax", blank: "last" };
const BEAM = { decoder: "beam", beamWidth: 8, alternatives: 5 } as const;
const SLOTS = { slots: 4, labels: [...LABELS, "_"], pad: "_", form: "probabilities" } as const;

const families = [
  {
    family: "ctc",
    read: (rows: readonly (readonly number[])[], prior?: ReturnType<typeof createFormatPrior>) =>
      decodeCtc(Float32Array.from(rows.flat()), CTC, { ...BEAM, prior })[0]!,
    rows: distributions(6, LABELS.length + 1),
  },
  {
    family: "slots",
    read: (rows: readonly (readonly number[])[], prior?: ReturnType<typeof createFormatPrior>) =>
      decodeSlots(Float32Array.from(rows.flat()), SLOTS, { padRemoval: "trailing", alternatives: 5, prior })[0]!,
    rows: distributions(4, LABELS.length + 1),
  },
];

test.each(families)("formats never add certainty ($family)", ({ read, rows }) => {
  let changes = 0;
  fc.assert(
    fc.property(rows, priors, (scores, prior) => {
      const [raw, final] = [read(scores), read(scores, prior)];
      expect(final.probability).toBeLessThanOrEqual(raw.probability + FEW.rounding);
      expect(least(final)).toBeLessThanOrEqual(least(raw) + FEW.rounding);
      for (const { probability } of final.alternatives) {
        expect(probability).toBeLessThanOrEqual(raw.probability + FEW.rounding);
      }
      if (final.chars.length === raw.chars.length) {
        for (const [at, { probability }] of final.chars.entries()) {
          expect(probability).toBeLessThanOrEqual(raw.chars[at]!.probability + FEW.rounding);
        }
      }
      changes += Number(textOf(final) !== textOf(raw));
    }),
    { numRuns: FEW.runs },
  );
  expect(changes).toBeGreaterThan(0);
});

/** Probability of all texts of a shape (O = 0), by asking the network for all it holds possible. */
function shapeProbability(everything: PlateText, text: string): number {
  const shape = (each: string) => each.replaceAll("O", "0");
  const own = everything.alternatives.filter((each) => shape(each.text) === shape(text));
  return own.reduce((sum, { probability }) => sum + probability, 0);
}

test("formats never make likely what the image makes unlikely, but for O and 0", () => {
  const { rows } = families[0]!;
  const all = { decoder: "beam", beamWidth: 1000, alternatives: 1000 } as const;
  fc.assert(
    fc.property(rows, priors, (scores, prior) => {
      const flat = Float32Array.from(scores.flat());
      const final = decodeCtc(flat, CTC, { ...BEAM, prior })[0]!;
      const everything = decodeCtc(flat, CTC, all)[0]!;
      expect(final.probability).toBeLessThanOrEqual(shapeProbability(everything, textOf(final)) + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test.each(families)("what was read is kept beside what is told ($family)", ({ read, rows }) => {
  fc.assert(
    fc.property(rows, priors, (scores, prior) => {
      const [raw, final] = [read(scores), read(scores, prior)];
      expect(final.rawText ?? textOf(final)).toBe(textOf(raw));
      expect(final.alternatives[0]?.text).toBe(textOf(final));
      expect(final.alternatives).toHaveLength(raw.alternatives.length);
      const isChanged = textOf(final) !== textOf(raw);
      expect(final.rawText !== undefined).toBe(isChanged);
      if (!isChanged) expect(final.chars).toEqual(raw.chars);
      if (isChanged && final.chars.length === raw.chars.length) {
        const undone = final.chars.map(({ char, changedFrom }) => changedFrom ?? char).join("");
        expect(undone).toBe(textOf(raw));
      }
    }),
    { numRuns: FEW.runs },
  );
});

test.each(families)("a text is changed only into one that follows a format ($family)", ({ read, rows }) => {
  fc.assert(
    fc.property(rows, priors, (scores, prior) => {
      const final = read(scores, prior);
      if (final.rawText === undefined) return;
      expect(final.format).toBeDefined();
      expect(prior.boost(textOf(final))).toBeGreaterThan(prior.boost(final.rawText));
    }),
    { numRuns: FEW.runs },
  );
});

test.each(families)("formats that no likely text follows change nothing ($family)", ({ read, rows }) => {
  const country = CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: [{ pattern: "{XYZXYZ}" }] });
  const prior = createFormatPrior({ countries: [country], freeShare: 0.01 });
  fc.assert(
    fc.property(rows, (scores) => {
      const [raw, final] = [read(scores), read(scores, prior)];
      expect(final.chars).toEqual(raw.chars);
      expect(final.rawText).toBeUndefined();
      expect(final.format).toBeUndefined();
      expect(final.probability).toBeCloseTo(raw.probability, 6);
    }),
    { numRuns: FEW.runs },
  );
});

test("formats leave numbers where a text is less likely than a number can hold", () => {
  const country = CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: [{ pattern: "LDD" }] });
  const prior = createFormatPrior({ countries: [country], freeShare: 0.1 });
  // 500 steps that tell nothing: every alignment is 7 to the power of -500, the text it spells no likelier than 0.
  const scores = Float32Array.from({ length: 500 * 7 }, () => 1 / 7);
  const [plate] = decodeCtc(scores, CTC, { ...BEAM, prior });
  expect(plate!.probability).toBe(0);
  expect(plate!.alternatives.map(({ probability }) => probability)).toEqual([0, 0, 0, 0, 0]);
});

test("formats leave out what they cannot weigh: a label of several letters among the slots' alternatives", () => {
  const country = CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: [{ pattern: "LD" }] });
  const prior = createFormatPrior({ countries: [country], freeShare: 0.1 });
  const spec = { slots: 2, labels: ["A", "서울", "1", "_"], pad: "_", form: "probabilities" } as const;
  const scores = Float32Array.of(0.6, 0.4, 0, 0, 0, 0, 0.9, 0.1);
  const read = (more: object) => decodeSlots(scores, spec, { padRemoval: "trailing", alternatives: 5, ...more })[0]!;
  expect(read({}).alternatives.map(({ text }) => text)).toEqual(["A1", "서울1", "A", "서울"]);
  expect(read({ prior })).toMatchObject({ chars: [{ char: "A" }, { char: "1" }], format: { code: "zz" } });
  expect(read({ prior }).alternatives.map(({ text }) => text)).toEqual(["A1", "A"]);
});

/** Steps that spell B, then O or 0, then 1, with blanks between; all but the second certain. */
function hardToTell(letter: number): number[][] {
  const sure = (label: string) => [...LABELS.map((each) => Number(each === label)), 0];
  const blank = [...LABELS.map(() => 0), 1];
  const doubt = [...LABELS.map((each) => (each === "O" ? letter : each === "0" ? 1 - letter : 0)), 0];
  return [sure("B"), blank, doubt, blank, sure("1"), blank];
}

test("a plate of a format is settled by it, and says how it was read", () => {
  const country = CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: [{ pattern: "LDD" }] });
  const prior = createFormatPrior({ countries: [country], freeShare: 0.1 });
  const { read } = families[0]!;
  // 0.2 · (0.1 + 0.9 · 36³ / 2600) / 0.1 = 32.5 against 0.8: 0.976 for the zero, yet not more than the O was read with.
  expect(read(hardToTell(0.8), prior)).toMatchObject({
    chars: [{ char: "B" }, { char: "0", probability: expect.closeTo(0.8, 6), changedFrom: "O" }, { char: "1" }],
    rawText: "BO1",
    probability: expect.closeTo(0.8, 6),
    format: { code: "zz", pattern: "LDD", probability: 1 },
  });
});

test("a sure reading of a foreign plate is not bent into the format expected", () => {
  const country = CountryFormatSchema.parse({ code: "zz", name: "Z", patterns: [{ pattern: "LDD" }] });
  const prior = createFormatPrior({ countries: [country], freeShare: 0.1 });
  const foreign = families[0]!.read(hardToTell(0.9999), prior);
  expect(textOf(foreign)).toBe("BO1");
  expect(foreign.format).toBeUndefined();
});
