import { createSegmentSummary, scoreMask } from "@platekit/evaluate";
import type { SegmentResult } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";

const row = (predicted: string, truth: string, more: Partial<SegmentResult> = {}): SegmentResult => ({
  imagePath: "a.jpg",
  ms: { segment: 4 },
  ...scoreMask(asciiMask(predicted), asciiMask(truth)),
  ...more,
});
const error = { code: "ERR_IMAGE", message: "broken" };

function summaryOf(rows: readonly SegmentResult[]) {
  const counter = createSegmentSummary();
  for (const result of rows) counter.add(result);
  return counter.summary();
}

/*
 * scikit-learn 1.9.1 on the pixels of each photo: jaccard_score → 0.5, 0.25; f1_score → 2/3, 0.4; accuracy_score → 0.75, 0.625.
 */
test("createSegmentSummary() takes means over photos", () => {
  const summary = summaryOf([row("##..\n....", "##..\n##.."), row("##..\n....", ".##.\n.#..")]);
  expect(summary).toMatchObject({
    n: 2,
    meanIou: { n: 2, value: expect.closeTo(0.375, 12) },
    dice: { value: expect.closeTo((2 / 3 + 0.4) / 2, 12) },
    pixelAcc: { value: expect.closeTo(0.6875, 12) },
    pixels: { intersection: 3, union: 8, predicted: 4, truth: 7, pixels: 16 },
    ms: { segment: { mean: 4 } },
  });
});

test("createSegmentSummary() takes two empty masks for wholly equal, and one empty for wholly wrong", () => {
  expect(summaryOf([row("..", "..")])).toMatchObject({
    meanIou: { value: 1 },
    dice: { value: 1 },
    pixelAcc: { value: 1 },
  });
  expect(summaryOf([row("#.", "..")])).toMatchObject({
    meanIou: { value: 0 },
    dice: { value: 0 },
    pixelAcc: { value: 0.5 },
  });
  expect(summaryOf([row("..", "#.")])).toMatchObject({
    meanIou: { value: 0 },
    dice: { value: 0 },
    pixelAcc: { value: 0.5 },
  });
});

test("createSegmentSummary() counts objects over all photos", () => {
  const summary = summaryOf([row("##...#", "##.#.."), row("..##..", "..##.."), row("......", "......")]);
  expect(summary.objectRecall).toMatchObject({ hits: 2, n: 3 });
  expect(summary.objectPrecision).toMatchObject({ hits: 2, n: 3 });
});

test("createSegmentSummary() counts a photo that failed as 0, and its objects as missed", () => {
  const summary = summaryOf([row("##..", "##.."), row("##..", "##..", { error })]);
  expect(summary).toMatchObject({
    n: 2,
    failed: 1,
    meanIou: { value: 0.5 },
    dice: { value: 0.5 },
    pixelAcc: { value: 0.5 },
    objectRecall: { hits: 1, n: 2 },
    objectPrecision: { hits: 1, n: 1 },
    pixels: { intersection: 2, pixels: 4 },
  });
});

// Four of six photos have a mask that could be read, two of them an empty one; of the others nobody knows what they show.
test("createSegmentSummary() counts the photos whose true mask could not be read, apart from their objects", () => {
  const zeros = { intersection: 0, union: 0, predicted: 0, truth: 0, pixels: 0 };
  const none = { objects: 0, objectsFound: 0, objectsPredicted: 0, objectsRight: 0 };
  const unread = row("..", "..", { error, ...zeros, ...none });
  const summary = summaryOf([
    row("##..", "##.."),
    row("....", "##..", { error }),
    unread,
    row("..", ".."),
    unread,
    row("..", "..", { error }),
  ]);
  expect(summary).toMatchObject({
    n: 6,
    failed: 4,
    unknownTruths: 2,
    // 1, 0, 0, 1, 0, 0.
    meanIou: { value: expect.closeTo(1 / 3, 12) },
    objectRecall: { hits: 1, n: 2 },
  });
});

test("createSegmentSummary() of nothing is zeros", () => {
  expect(summaryOf([])).toMatchObject({ n: 0, meanIou: { n: 0, value: 0 }, objectRecall: { n: 0, value: 0 } });
});
