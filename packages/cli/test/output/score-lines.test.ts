import { expect, test } from "vitest";
import { scoreLines } from "../../src/output/score-lines.ts";

test("scoreLines() puts the scores of one data set on one line, and another number measured on another", () => {
  const scores = [
    { dataset: "crops", metric: "exact", value: 0.8614, n: 368 },
    { dataset: "boxes-eu", metric: "exact", value: 1, n: 57 },
    { dataset: "crops", metric: "exact-folded", value: 0.9158, n: 368 },
    { dataset: "crops", metric: "pixels", value: 0.5, n: 1000 },
  ];
  expect(scoreLines(scores)).toEqual([
    "  crops     n=368   exact 86.1 %, exact-folded 91.6 %\n",
    "  boxes-eu  n=57    exact 100.0 %\n",
    "  crops     n=1000  pixels 50.0 %\n",
  ]);
});

test("scoreLines() of no scores is nothing", () => {
  expect(scoreLines([])).toEqual([]);
});
