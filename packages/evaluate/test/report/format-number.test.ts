import { expect, test } from "vitest";
import { formatNumber } from "../../src/report/format-number.ts";

test.each([
  { value: 100_000, text: "100,000" },
  { value: 1.23456, text: "1.235" },
  { value: 0, text: "0" },
  // A Brier score of 0 says that nothing was ever wrong.
  { value: 0.00038, text: "0.0004" },
  { value: Number.POSITIVE_INFINITY, text: "–" },
])("formatNumber() writes $value as $text", ({ value, text }) => {
  expect(formatNumber(value)).toBe(text);
});
