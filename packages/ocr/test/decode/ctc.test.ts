import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCtc, type CtcDecodeOptions, type CtcSpec } from "../../src/decode/ctc.ts";
import { bruteForceCtc, collapse } from "../support/brute-force-ctc.ts";
import { blankOf, smallLattices } from "../support/lattices.ts";

const BEAM: CtcDecodeOptions = { decoder: "beam", beamWidth: 8, alternatives: 5 };
const GREEDY: CtcDecodeOptions = { ...BEAM, decoder: "greedy" };
const AB: CtcSpec = { plates: 1, labels: ["A", "B"], layout: "ntc", form: "softmax", blank: "last" };
const FLOAT32_DIGITS = 5;

const textOf = ({ chars }: { readonly chars: readonly { readonly char: string }[] }) =>
  chars.map(({ char }) => char).join("");

/** Scores of a path, certain at each step; `-` is the blank. */
function path(steps: readonly string[], { labels, blank }: Pick<CtcSpec, "labels" | "blank">): Float32Array {
  const classes = blank === "first" ? ["-", ...labels] : [...labels, "-"];
  return Float32Array.from(steps.flatMap((step) => classes.map((klass) => Number(klass === step))));
}

describe.each([GREEDY, BEAM])("decodeCtc() $decoder", (options) => {
  test.each([
    { name: "collapses a repeat", steps: ["A", "A", "B"], text: "AB" },
    { name: "keeps a repeat split by a blank", steps: ["A", "-", "A"], text: "AA" },
    { name: "drops blanks at both ends", steps: ["-", "-", "A", "B", "-"], text: "AB" },
    { name: "keeps two labels without a blank between", steps: ["A", "B", "A"], text: "ABA" },
    { name: "collapses repeats on both sides of a blank", steps: ["B", "B", "-", "-", "B", "B"], text: "BB" },
    { name: "reads blanks alone as nothing", steps: ["-", "-"], text: "" },
    { name: "reads a single step", steps: ["B"], text: "B" },
  ])("$name", ({ steps, text }) => {
    for (const blank of ["first", "last"] as const) {
      const spec = { ...AB, blank };
      const [plate] = decodeCtc(path(steps, spec), spec, options);
      expect(textOf(plate!)).toBe(text);
      expect(plate!.alternatives).toEqual([{ text, probability: 1 }]);
      expect(plate!.chars.map(({ probability }) => probability)).toEqual(Array.from(text).map(() => 1));
    }
  });

  test("tells how likely the text is over all its alignments, asked for alternatives or not", () => {
    // Two steps of A 0.5, B 0.2, blank 0.3: "A" is A A, A – or – A, 0.25 + 0.15 + 0.15.
    const scores = Float32Array.of(0.5, 0.2, 0.3, 0.5, 0.2, 0.3);
    for (const alternatives of [0, 5]) {
      const [plate] = decodeCtc(scores, AB, { ...options, alternatives });
      expect(textOf(plate!)).toBe("A");
      expect(plate!.probability).toBeCloseTo(0.55, FLOAT32_DIGITS);
      expect(plate!.alternatives).toHaveLength(Math.min(alternatives, options.decoder === "beam" ? 5 : 1));
    }
  });

  test("reads [N, C, T] as [N, T, C] turned over, plate by plate", () => {
    const plates = [
      ["A", "-", "B", "-"],
      ["-", "B", "B", "A"],
    ];
    const ntc = plates.map((steps) => path(steps, AB));
    const nct = ntc.map((scores) =>
      Float32Array.from({ length: 12 }, (_, index) => scores[(index % 4) * 3 + Math.floor(index / 4)]!),
    );
    const join = (parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));
    const spec = { ...AB, plates: 2 };
    const expected = decodeCtc(join(ntc), spec, options);
    expect(expected.map(textOf)).toEqual(["AB", "BA"]);
    expect(decodeCtc(join(nct), { ...spec, layout: "nct" }, options)).toEqual(expected);
  });

  test.each([
    { form: "softmax", of: (share: number) => share },
    { form: "log-softmax", of: (share: number) => Math.log(share) },
    { form: "logits", of: (share: number) => 3 + Math.log(share) },
  ] as const)("reads $form", ({ form, of }) => {
    // A .7, blank .2, B .1 at one step: nothing else is possible there.
    const [plate] = decodeCtc(Float32Array.from([0.7, 0.1, 0.2], of), { ...AB, form }, options);
    expect(textOf(plate!)).toBe("A");
    expect(plate!.chars[0]!.probability).toBeCloseTo(0.7, FLOAT32_DIGITS);
    expect(plate!.chars[0]!.top3.map(({ char }) => char)).toEqual(["A", "B"]);
    expect(plate!.chars[0]!.top3[1]!.probability).toBeCloseTo(0.1, FLOAT32_DIGITS);
  });

  test("reads the first of equal classes", () => {
    expect(textOf(decodeCtc(Float32Array.of(0.45, 0.45, 0.1), AB, GREEDY)[0]!)).toBe("A");
  });

  test("keeps labels of several characters whole, in composed form", () => {
    const labels = ["서울", "1", "가"];
    const decomposed = labels.map((label) => label.normalize("NFD"));
    const steps = ["서울", "-", "1", "가"];
    const scores = path(steps, { labels, blank: "first" });
    const read = decodeCtc(scores, { ...AB, labels, blank: "first" }, options);
    expect(read[0]!.chars.map(({ char }) => char)).toEqual(["서울", "1", "가"]);
    expect(read[0]!.alternatives[0]!.text).toBe("서울1가");
    expect(decodeCtc(scores, { ...AB, labels: decomposed, blank: "first" }, options)).toEqual(read);
  });

  test("does not change its input", () => {
    const scores = Float32Array.of(0.7, 0.1, 0.2, 0.3, 0.3, 0.4);
    const before = Float32Array.from(scores);
    decodeCtc(scores, AB, options);
    expect(scores).toEqual(before);
  });

  test("with any scores, never reads a blank and stays in [0, 1]", () => {
    fc.assert(
      fc.property(smallLattices, ({ steps, blank }) => {
        const labels = ["A", "B", "C"].slice(0, steps[0]!.length - 1);
        const [plate] = decodeCtc(Float32Array.from(steps.flat()), { ...AB, labels, blank }, options);
        for (const { char, probability, top3 } of plate!.chars) {
          expect(labels).toContain(char);
          expect(top3).toHaveLength(labels.length);
          for (const value of [probability, ...top3.map((candidate) => candidate.probability)]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
        expect(plate!.alternatives[0]!.text).toBe(textOf(plate!));
      }),
    );
  });
});

describe("decodeCtc()", () => {
  test("greedy equals collapsing the best path", () => {
    fc.assert(
      fc.property(smallLattices, (small) => {
        const labels = ["A", "B", "C"].slice(0, small.steps[0]!.length - 1);
        const blank = blankOf(small);
        const best = small.steps.map((step) => step.indexOf(Math.max(...step)));
        const naive = collapse(best, blank).map((klass) => labels[klass - (blank === 0 ? 1 : 0)]);
        const scores = Float32Array.from(small.steps.flat());
        expect(textOf(decodeCtc(scores, { ...AB, labels, blank: small.blank }, GREEDY)[0]!)).toBe(naive.join(""));
      }),
    );
  });

  test("beam reads the most probable text and its probabilities, by brute force", () => {
    fc.assert(
      fc.property(smallLattices, (small) => {
        const labels = ["A", "B", "C"].slice(0, small.steps[0]!.length - 1);
        const firstLabel = blankOf(small) === 0 ? 1 : 0;
        const spell = (text: string) =>
          (text === "" ? [] : text.split(",")).map((k) => labels[Number(k) - firstLabel]).join("");
        const texts = [...bruteForceCtc(small.steps, blankOf(small))].map(([text, p]) => ({ text: spell(text), p }));
        const wide = { decoder: "beam", beamWidth: 1000, alternatives: 3 } as const;
        const [plate] = decodeCtc(Float32Array.from(small.steps.flat()), { ...AB, labels, blank: small.blank }, wide);
        const expected = texts.map(({ p }) => p).toSorted((a, b) => b - a);
        for (const [rank, { text, probability }] of plate!.alternatives.entries()) {
          expect(probability).toBeCloseTo(expected[rank]!, FLOAT32_DIGITS);
          expect(probability).toBeCloseTo(texts.find((other) => other.text === text)!.p, FLOAT32_DIGITS);
        }
        // The most probable text cannot be bettered at one position, so the label read leads its three best.
        for (const { probability, top3 } of plate!.chars) expect(probability).toBeCloseTo(top3[0]!.probability, 9);
      }),
    );
  });

  test("beam of any width is never less probable than greedy", () => {
    fc.assert(
      fc.property(smallLattices, fc.integer({ min: 1, max: 4 }), (small, beamWidth) => {
        const spec = { ...AB, labels: ["A", "B", "C"].slice(0, small.steps[0]!.length - 1), blank: small.blank };
        const scores = Float32Array.from(small.steps.flat());
        const [greedy] = decodeCtc(scores, spec, GREEDY);
        const [beam] = decodeCtc(scores, spec, { decoder: "beam", beamWidth, alternatives: 1 });
        expect(beam!.alternatives[0]!.probability).toBeGreaterThanOrEqual(greedy!.alternatives[0]!.probability);
      }),
    );
  });

  test("beam reads what greedy misses", () => {
    // Two steps of A .4, blank .6: the best path is empty (.36), but A is .64 in all.
    const scores = Float32Array.of(0.4, 0, 0.6, 0.4, 0, 0.6);
    expect(textOf(decodeCtc(scores, AB, GREEDY)[0]!)).toBe("");
    const [plate] = decodeCtc(scores, AB, BEAM);
    expect(plate!.alternatives.map(({ text }) => text)).toEqual(["A", ""]);
    expect(plate!.alternatives[0]!.probability).toBeCloseTo(0.64, FLOAT32_DIGITS);
    expect(plate!.chars[0]!.probability).toBeCloseTo(0.64, FLOAT32_DIGITS);
  });

  test("adds up label sequences that spell the same text", () => {
    // A then B (.3), or the label AB (.25) with nothing after it: both spell AB.
    const labels = ["A", "B", "AB"];
    const scores = Float32Array.of(0.6, 0, 0.4, 0, 0, 0.5, 0, 0.5);
    const [plate] = decodeCtc(scores, { ...AB, labels }, BEAM);
    const byText = Object.fromEntries(plate!.alternatives.map(({ text, probability }) => [text, probability]));
    // A·B .3, A·blank .3, AB·B .2 (spells ABB), AB·blank .2.
    expect(plate!.alternatives.map(({ text }) => text)).toEqual(["AB", "A", "ABB"]);
    expect(byText["AB"]).toBeCloseTo(0.5, FLOAT32_DIGITS);
    expect(textOf(plate!)).toBe("AB");
  });

  test("reads the likeliest text, though another label sequence alone is likelier", () => {
    // A·blank .39 is the likeliest sequence, but AB·blank .26 and A·B .21 both spell AB.
    const scores = Float32Array.of(0.6, 0, 0.4, 0, 0, 0.35, 0, 0.65);
    const [plate] = decodeCtc(scores, { ...AB, labels: ["A", "B", "AB"] }, BEAM);
    expect(plate!.alternatives.map(({ text }) => text)).toEqual(["AB", "A", "ABB"]);
    expect(plate!.chars.map(({ char }) => char)).toEqual(["AB"]);
  });

  test("gives as many alternatives as asked, at most", () => {
    const scores = Float32Array.of(0.5, 0.3, 0.2);
    expect(decodeCtc(scores, AB, { ...BEAM, alternatives: 0 })[0]!.alternatives).toEqual([]);
    expect(decodeCtc(scores, AB, { ...BEAM, alternatives: 2 })[0]!.alternatives.map(({ text }) => text)).toEqual([
      "A",
      "B",
    ]);
    expect(decodeCtc(scores, AB, { ...BEAM, beamWidth: 1, alternatives: 3 })[0]!.alternatives).toHaveLength(3);
  });
});
