import { expect, test } from "vitest";
import { formatPercent, formatPercentNumber } from "../../src/report/format-percent.ts";

test.each([
  { share: 0, text: "0.0" },
  { share: 1, text: "100.0" },
  { share: 0.9625, text: "96.3" },
  { share: 0.5, text: "50.0" },
  // 99.96 would round to 100.0, which says that none was wrong.
  { share: 0.9996, text: "99.96" },
  { share: 0.99996, text: "99.996" },
  { share: 0.0004, text: "0.04" },
  { share: Number.NaN, text: "–" },
])("formatPercentNumber() writes $share as $text", ({ share, text }) => {
  expect(formatPercentNumber(share)).toBe(text);
});

test("formatPercent() keeps number and sign on one line", () => {
  expect(formatPercent(0.5)).toBe("50.0\u00A0%");
});
