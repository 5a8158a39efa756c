import { scoreSlots } from "@platekit/evaluate";
import { expect, test } from "vitest";

/** A pad class that no slot of these cases has, so that the length is of no account. */
const NO_PAD = -1;

function top3(rows: readonly (readonly number[])[], truth: readonly number[]): number {
  return scoreSlots(Float32Array.from(rows.flat()), truth, NO_PAD).top3;
}

// Truths, predictions and shares of fast-plate-ocr's own tests of top_3_k.
test.each([
  {
    truth: [0, 4],
    rows: [
      [0.3, 0.2, 0.1, 0.35, 0.05],
      [0.1, 0.05, 0.15, 0.2, 0.5],
    ],
    share: 1,
  },
  {
    truth: [0, 2],
    rows: [
      [0.4, 0.3, 0.2, 0.1, 0],
      [0.05, 0.15, 0.1, 0.5, 0.2],
    ],
    share: 0.5,
  },
  {
    truth: [1, 2],
    rows: [
      [0.5, 0.05, 0.02, 0.25, 0.18],
      [0.6, 0.2, 0.05, 0.1, 0.15],
    ],
    share: 0,
  },
])("scoreSlots() top 3 of $truth: $share", ({ truth, rows, share }) => {
  expect(top3(rows, truth) / truth.length).toBe(share);
});

// Measured on fast-plate-ocr 1.0.1 with Keras 3.15.1.
test.each([
  { name: "every class of equals is a hit", row: [0.2, 0.2, 0.2, 0.2, 0.2], truth: 4, hits: 1 },
  { name: "a tie on the border is a hit", row: [0.3, 0.25, 0.15, 0.15, 0.15], truth: 4, hits: 1 },
  { name: "three likelier ones are a miss", row: [0.3, 0.25, 0.2, 0.15, 0.1], truth: 3, hits: 0 },
  { name: "NaN at the truth is a miss", row: [0.3, Number.NaN, 0.1], truth: 1, hits: 0 },
])("scoreSlots() top 3: $name", ({ row, truth, hits }) => {
  expect(top3([row], [truth])).toBe(hits);
});

test("scoreSlots() takes the first of equal scores, as argmax does", () => {
  expect(scoreSlots(Float32Array.from([0.4, 0.4, 0.2]), [0], NO_PAD).right).toBe(1);
  expect(scoreSlots(Float32Array.from([0.1, 0.45, 0.45]), [2], NO_PAD).right).toBe(0);
});

// np.argmax([.5, nan, .3]) → 1, np.argmax([nan, .5, .3]) → 0, np.argmax([.5, nan, nan]) → 1
test("scoreSlots() takes NaN for the largest, as NumPy's argmax does", () => {
  const scores = Float32Array.from([0.5, Number.NaN, 0.3, Number.NaN, 0.5, 0.3]);
  expect(scoreSlots(scores, [0, 1], NO_PAD).right).toBe(0);
  expect(scoreSlots(Float32Array.of(0.5, Number.NaN, Number.NaN), [1], NO_PAD).right).toBe(1);
});

test("scoreSlots() takes logits below zero", () => {
  expect(scoreSlots(Float32Array.from([-3, -1, -2]), [1], NO_PAD)).toMatchObject({ right: 1, top3: 1 });
});

// fast-plate-ocr's own test of plate_len_acc: 4 slots, 3 classes, pad 0.
test.each([
  { truth: [1, 2, 0, 0], predicted: [1, 2, 0, 0], lengthRight: true },
  { truth: [0, 0, 0, 0], predicted: [0, 0, 0, 0], lengthRight: true },
  { truth: [1, 0, 0, 0], predicted: [1, 2, 0, 0], lengthRight: false },
  { truth: [1, 2, 0, 0], predicted: [1, 0, 0, 2], lengthRight: true },
])("scoreSlots() length of $predicted for $truth: $lengthRight", ({ truth, predicted, lengthRight }) => {
  const scores = Float32Array.from(predicted.flatMap((hot) => [0, 1, 2].map((index) => Number(index === hot))));
  expect(scoreSlots(scores, truth, 0)).toMatchObject({ slots: 4, lengthRight });
});

test.each([{ scores: 7 }, { scores: 0 }])("scoreSlots() refuses $scores scores for 2 slots", ({ scores }) => {
  expect(() => scoreSlots(new Float32Array(scores), [0, 1], 0)).toThrow(`must be a multiple of 2 slots, got ${scores}`);
});
