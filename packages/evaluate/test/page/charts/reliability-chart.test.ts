import { expect, test } from "vitest";
import { reliabilityChart } from "../../../src/page/charts/reliability-chart.ts";
import { parsePage } from "../support/parse-page.ts";

const bin = (n: number, confidence: number | null, accuracy: number | null) => ({
  low: 0,
  high: 1,
  n,
  confidence,
  accuracy,
});

test("reliabilityChart() puts each bin at its confidence and accuracy, and leaves empty bins out", () => {
  const chart = parsePage(reliabilityChart([bin(0, null, null), bin(100, 0.5, 0.25), bin(25, 1, 1)]).text);
  const dots = chart.filter(({ tag }) => tag === "circle").map(({ attributes }) => attributes);
  // Across from 68 to 436, down from 14 (100 %) to 250 (0 %): 0.5 is 252, 0.25 is 191.
  expect(dots.map(({ cx, cy }) => [cx, cy])).toEqual([
    ["252", "191"],
    ["436", "14"],
  ]);
  // The area grows with the count, between 2.5 and 9: a quarter of the readings is half way up.
  expect(dots.map(({ r }) => r)).toEqual(["9", "5.8"]);
});

test("reliabilityChart() tells each bin in words", () => {
  const chart = parsePage(reliabilityChart([bin(1200, 0.5, 0.25)]).text);
  expect(chart.find(({ tag }) => tag === "title")!.text).toBe(
    "1,200 readings about 50.0\u00A0% sure: 25.0\u00A0% right",
  );
});
