import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSlots, type SlotsSpec } from "../../src/decode/slots.ts";

const ABC: SlotsSpec = { slots: 3, labels: ["A", "B", "C"], pad: "C", form: "probabilities" };
const KEEP = { padRemoval: "none", alternatives: 5 } as const;
const textOf = (chars: readonly { readonly char: string }[]) => chars.map(({ char }) => char).join("");

/** Scores of a text, certain in each slot. */
const certain = (text: string, labels: readonly string[]) =>
  Float32Array.from(Array.from(text).flatMap((char) => labels.map((label) => Number(label === char))));

describe("decodeSlots()", () => {
  test.each([
    // 0.6 · 0.7 · 0.9 with the pad's slot.
    { name: "counts the slots of pads", padRemoval: "trailing", alternatives: 5, probability: 0.378 },
    { name: "needs no alternatives", padRemoval: "trailing", alternatives: 0, probability: 0.378 },
    { name: "is the same where pads stay", padRemoval: "none", alternatives: 5, probability: 0.378 },
    // "AB" is AB– 0.378, A–B 0.6 · 0.2 · 0.05 and –AB 0.1 · 0.1 · 0.05 = 0.3845.
    { name: "adds what spells the same without pads", padRemoval: "everywhere", alternatives: 5, probability: 0.3845 },
  ] as const)("probability of the text $name", ({ padRemoval, alternatives, probability }) => {
    const scores = Float32Array.of(0.6, 0.3, 0.1, 0.1, 0.7, 0.2, 0.05, 0.05, 0.9);
    const [plate] = decodeSlots(scores, ABC, { padRemoval, alternatives });
    expect(plate!.probability).toBeCloseTo(probability, 6);
  });

  // By hand: the largest of each slot.
  test.each([
    { scores: [0.07, 0.91, 0.02, 0.64, 0.31, 0.05, 0.11, 0.24, 0.65], text: "BAC", probabilities: [0.91, 0.64, 0.65] },
    { scores: [0.3, 0.33, 0.37, 0.08, 0.09, 0.83, 0.4, 0.25, 0.35], text: "CCA", probabilities: [0.37, 0.83, 0.4] },
    { scores: [1, 0, 0, 0.01, 0.98, 0.01, 0, 0.5625, 0.4375], text: "ABB", probabilities: [1, 0.98, 0.5625] },
  ])("reads $text with its probabilities", ({ scores, text, probabilities }) => {
    const [plate] = decodeSlots(Float32Array.from(scores), ABC, KEEP);
    expect(textOf(plate!.chars)).toBe(text);
    for (const [slot, probability] of probabilities.entries()) {
      expect(plate!.chars[slot]!.probability).toBeCloseTo(probability, 6);
    }
  });

  test("reads a flat batch plate by plate", () => {
    const flat = [0.07, 0.91, 0.02, 0.64, 0.31, 0.05, 0.11, 0.24, 0.65, 1, 0, 0, 0.01, 0.98, 0.01, 0, 0.5625, 0.4375];
    const plates = decodeSlots(Float32Array.from(flat), ABC, KEEP);
    expect(plates.map(({ chars }) => textOf(chars))).toEqual(["BAC", "ABB"]);
  });

  test("gives the first of equal classes", () => {
    const [plate] = decodeSlots(Float32Array.of(0.4, 0.4, 0.2), { ...ABC, slots: 1 }, KEEP);
    expect(plate!.chars[0]!.char).toBe("A");
    expect(plate!.chars[0]!.top3.map(({ char }) => char)).toEqual(["A", "B", "C"]);
  });

  test.each([
    { padRemoval: "trailing", text: "A_B" },
    { padRemoval: "everywhere", text: "AB" },
    { padRemoval: "none", text: "A_B__" },
  ] as const)("turns A_B__ into $text: $padRemoval", ({ padRemoval, text }) => {
    const labels = ["A", "B", "_"];
    const spec = { slots: 5, labels, pad: "_", form: "probabilities" } as const;
    const [plate] = decodeSlots(certain("A_B__", labels), spec, { padRemoval, alternatives: 1 });
    expect(textOf(plate!.chars)).toBe(text);
    expect(plate!.alternatives).toEqual([{ text, probability: 1 }]);
    expect(textOf(plate!.slots)).toBe("A_B__");
  });

  test("reads pads alone as nothing, but tells the slots", () => {
    const spec = { slots: 2, labels: ["A", "_"], pad: "_", form: "probabilities" } as const;
    const [plate] = decodeSlots(certain("__", spec.labels), spec, { padRemoval: "trailing", alternatives: 1 });
    expect(plate!.chars).toEqual([]);
    expect(plate!.slots.map(({ probability }) => probability)).toEqual([1, 1]);
    expect(plate!.alternatives).toEqual([{ text: "", probability: 1 }]);
  });

  test("turns logits into probabilities, however large", () => {
    // softmax(ln 2, ln 1, ln 1) = 1/2, 1/4, 1/4, and a shift of 1000 changes nothing.
    const logits = Float32Array.of(1000 + Math.log(2), 1000, 1000);
    const [plate] = decodeSlots(logits, { ...ABC, slots: 1, form: "logits" }, KEEP);
    // float32 near 1000 has steps of 6e-5.
    expect(plate!.chars[0]!.probability).toBeCloseTo(0.5, 4);
    expect(plate!.chars[0]!.top3[2]!.probability).toBeCloseTo(0.25, 4);
  });

  test("keeps labels of several characters whole, in composed form", () => {
    const spec = { slots: 2, labels: ["서울".normalize("NFD"), "1", "_"], pad: "_", form: "probabilities" } as const;
    const [plate] = decodeSlots(Float32Array.of(1, 0, 0, 0, 1, 0), spec, { padRemoval: "trailing", alternatives: 1 });
    expect(plate!.chars.map(({ char }) => char)).toEqual(["서울", "1"]);
    expect(plate!.alternatives[0]!.text).toBe("서울1");
  });

  test("gives [] for no scores", () => {
    expect(decodeSlots(new Float32Array(0), ABC, KEEP)).toEqual([]);
  });

  test("does not change its input", () => {
    const scores = Float32Array.of(0.07, 0.91, 0.02, 0.64, 0.31, 0.05, 0.11, 0.24, 0.65);
    const before = Float32Array.from(scores);
    decodeSlots(scores, ABC, KEEP);
    expect(scores).toEqual(before);
  });

  test("refuses a length that does not fit, naming the numbers", () => {
    const decode = () => decodeSlots(new Float32Array(10), ABC, KEEP);
    expect(decode).toThrow(RangeError);
    expect(decode).toThrow("length must be a multiple of 9 (3 slots × 3 labels), got 10");
  });

  test("refuses a pad that is no label", () => {
    const decode = () => decodeSlots(new Float32Array(9), { ...ABC, pad: "_" }, KEEP);
    expect(decode).toThrow(new RangeError('Cannot decode slot scores: labels must hold the pad "_", got ABC'));
  });

  test.each([
    { name: "logits told to be probabilities", score: 3.5 },
    { name: "a negative probability", score: -1 },
    { name: "not a number", score: Number.NaN },
  ])("refuses $name", ({ score }) => {
    const decode = () => decodeSlots(Float32Array.of(score, 0, 0), { ...ABC, slots: 1 }, KEEP);
    expect(decode).toThrow(
      new RangeError(`Cannot decode scores: softmax scores must be in [0, 1], not all 0, got ${score} at index 0`),
    );
  });

  test("with any scores, equals a plain argmax, ends in no pad and stays in [0, 1]", () => {
    const labels = ["A", "B", "C", "_"];
    const spec = { slots: 4, labels, pad: "_", form: "logits" } as const;
    const logits = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(logits, (values) => {
        const scores = Float32Array.from(values, (value) => value / 8);
        for (const [plate, read] of decodeSlots(scores, spec, { padRemoval: "trailing", alternatives: 4 }).entries()) {
          const rows = [0, 1, 2, 3].map((slot) => scores.subarray(plate * 16 + slot * 4, plate * 16 + slot * 4 + 4));
          const naive = rows.map((row) => labels[row.indexOf(Math.max(...row))]).join("");
          expect(textOf(read.slots)).toBe(naive);
          expect(textOf(read.chars)).toBe(naive.replace(/_+$/, ""));
          expect(read.alternatives[0]!.text).toBe(textOf(read.chars));
          for (const { probability, top3 } of read.slots) {
            expect(probability).toBe(top3[0]!.probability);
            for (const candidate of top3) {
              expect(candidate.probability).toBeGreaterThanOrEqual(0);
              expect(candidate.probability).toBeLessThanOrEqual(1);
            }
          }
        }
      }),
    );
  });
});
