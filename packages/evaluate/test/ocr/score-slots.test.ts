import { scoreSlots } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { readMetricExamples } from "../../../../test/golden/fast-plate-ocr/golden-folder.ts";
import { slotsRow } from "./ocr-row.ts";

/** A pad class that no slot of these cases has, so that the length is of no account. */
const NO_PAD = -1;

const { scores: measured, lengths } = readMetricExamples();

test.each(measured)("scoreSlots() as fast-plate-ocr: $name", ({ truth, scores, cat_acc, top_3_k }) => {
  const { slots, right, top3 } = scoreSlots(Float32Array.from(scores.flat()), truth, NO_PAD);
  expect(slots).toBe(truth.length);
  expect(Math.fround(right / slots)).toBe(cat_acc);
  expect(Math.fround(top3 / slots)).toBe(top_3_k);
});

test.each(lengths)("scoreSlots() length of '$read' for '$label' as fast-plate-ocr: $plate_len_acc", (example) => {
  const { label, read, slots, cat_acc, plate_len_acc } = example;
  const { slotHits } = slotsRow(label, read, { slots, labels: Array.from("_KM") });
  expect([Number(slotHits?.lengthRight), (slotHits?.right ?? 0) / slots]).toEqual([plate_len_acc, cat_acc]);
});

test("scoreSlots() takes the first of equal scores, as argmax does", () => {
  expect(scoreSlots(Float32Array.from([0.4, 0.4, 0.2]), [0], NO_PAD).right).toBe(1);
  expect(scoreSlots(Float32Array.from([0.1, 0.45, 0.45]), [2], NO_PAD).right).toBe(0);
});

// np.argmax([.5, nan, .3]) → 1, np.argmax([nan, .5, .3]) → 0, np.argmax([.5, nan, nan]) → 1 (NumPy 2.4.6).
test("scoreSlots() takes NaN for the largest, as NumPy's argmax does", () => {
  const scores = Float32Array.from([0.5, Number.NaN, 0.3, Number.NaN, 0.5, 0.3]);
  expect(scoreSlots(scores, [0, 1], NO_PAD).right).toBe(0);
  expect(scoreSlots(Float32Array.of(0.5, Number.NaN, Number.NaN), [1], NO_PAD).right).toBe(1);
});

test("scoreSlots() does not find NaN among the three likeliest", () => {
  expect(scoreSlots(Float32Array.of(0.3, Number.NaN, 0.1), [1], NO_PAD).top3).toBe(0);
});

test.each([{ scores: 7 }, { scores: 0 }])("scoreSlots() refuses $scores scores for 2 slots", ({ scores }) => {
  expect(() => scoreSlots(new Float32Array(scores), [0, 1], 0)).toThrow(`must be a multiple of 2 slots, got ${scores}`);
});
