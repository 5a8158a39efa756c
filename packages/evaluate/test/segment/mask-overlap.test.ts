import { maskAccuracy, maskDice, maskIou } from "@platekit/evaluate";
import { expect, test } from "vitest";

// The masks of score-mask.test.ts; scikit-learn 1.9.1: jaccard_score, f1_score and accuracy_score of their pixels.
const NOISE = { intersection: 144, union: 244, predicted: 184, truth: 204, pixels: 384 };
const EMPTY = { intersection: 0, union: 0, predicted: 0, truth: 0, pixels: 384 };
const ONE_EMPTY = { intersection: 0, union: 96, predicted: 96, truth: 0, pixels: 384 };

test.each([
  { name: "noise", counts: NOISE, iou: 0.5901639344262295, dice: 0.7422680412371134, accuracy: 0.7395833333333334 },
  { name: "two empty masks", counts: EMPTY, iou: 1, dice: 1, accuracy: 1 },
  { name: "one empty mask", counts: ONE_EMPTY, iou: 0, dice: 0, accuracy: 0.75 },
  { name: "no pixels at all", counts: { ...EMPTY, pixels: 0 }, iou: 1, dice: 1, accuracy: 1 },
])("maskIou(), maskDice() and maskAccuracy() of $name", ({ counts, iou, dice, accuracy }) => {
  expect(maskIou(counts)).toBeCloseTo(iou, 12);
  expect(maskDice(counts)).toBeCloseTo(dice, 12);
  expect(maskAccuracy(counts)).toBeCloseTo(accuracy, 12);
});
