import { expect, test } from "vitest";
import { coverageChart } from "../../../src/page/charts/coverage-chart.ts";
import { parsePage } from "../support/parse-page.ts";

const row = (threshold: number, coverage: number, accuracy: number | null) => ({
  threshold,
  n: 1,
  coverage,
  coverage_ci95: [0, 1] as const,
  accuracy,
  accuracy_ci95: [accuracy ?? 0, accuracy ?? 1] as const,
});

test("coverageChart() draws accuracy only where a reading is left, coverage everywhere", () => {
  const chart = parsePage(coverageChart([row(0, 1, 0.8), row(0.9, 0.5, 1), row(0.99, 0, null)]).text);
  const accuracy = chart.filter(({ tag }) => tag === "circle").map(({ attributes }) => attributes["cy"]);
  const coverage = chart.filter(({ tag }) => tag === "rect").map(({ attributes }) => attributes["y"]);
  // The axis runs from 0 (250) to 100 % (14): 0.8 is 61.2; squares are 7 wide and begin 3.5 above their middle.
  expect(accuracy).toEqual(["61.2", "14"]);
  expect(coverage).toEqual(["10.5", "128.5", "246.5"]);
  expect(chart.filter(({ tag }) => tag === "title").at(2)!.text).toContain("none of them right");
});
