import { expect, test } from "vitest";
import { mergeTexts } from "../../src/decode/merge-texts.ts";

test("mergeTexts() adds up equal texts and puts the likeliest first", () => {
  const readings = [
    { text: "AB", probability: 0.4 },
    { text: "A", probability: 0.25 },
    { text: "A", probability: 0.25 },
    { text: "", probability: 0.1 },
  ];
  expect(mergeTexts(readings)).toEqual([
    { text: "A", probability: 0.5 },
    { text: "AB", probability: 0.4 },
    { text: "", probability: 0.1 },
  ]);
});

test("mergeTexts() never goes above 1 by rounding", () => {
  const readings = Array.from({ length: 10 }, () => ({ text: "A", probability: 0.1 + 1e-16 }));
  expect(mergeTexts(readings)[0]!.probability).toBeLessThanOrEqual(1);
});
