import { expect, test } from "vitest";
import { formatConfidence } from "../../src/report/format-confidence.ts";
import { formatPercent } from "../../src/report/format-percent.ts";

test("formatConfidence() cuts off where formatPercent() rounds", () => {
  expect([formatConfidence(0.97996), formatPercent(0.97996)]).toEqual(["97.9\u00A0%", "98.0\u00A0%"]);
  expect([formatConfidence(0.9999), formatConfidence(1)]).toEqual(["99.9\u00A0%", "100.0\u00A0%"]);
});
