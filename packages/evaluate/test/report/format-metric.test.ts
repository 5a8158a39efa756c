import { formatMetric } from "@platekit/evaluate";
import { expect, test } from "vitest";

test("formatMetric() writes a share in percent", () => {
  expect(formatMetric(0.9625, { unit: "percent" })).toBe("96.3\u00A0%");
});

test.each([
  { value: 1, text: "1.000" },
  { value: 1.4, text: "1.400" },
  { value: 1.02345, text: "1.023" },
  { value: 0, text: "0.000" },
  // A Brier score of 0 says that nothing was ever wrong.
  { value: 0.00038, text: "0.0004" },
  { value: Number.NaN, text: "–" },
])("formatMetric() writes the number $value as $text", ({ value, text }) => {
  expect(formatMetric(value, { unit: "number" })).toBe(text);
});
