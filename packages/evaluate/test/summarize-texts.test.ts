import { summarizeTexts } from "@platekit/evaluate";
import { expect, test } from "vitest";

test("summarizeTexts() counts every picture, and every plate once", () => {
  const summary = summarizeTexts([
    { label: "AB-1O", text: "AB10" }, // O read as 0: folded only
    { label: "AB1O", text: "ab 1o" }, // right, whatever the case and the gap
    { label: "AB1O", text: "AB1" },
    { label: "XY9", text: "XY9" },
  ]);
  expect(summary).toMatchObject({ n: 4, strict: { hits: 2, value: 0.5 }, folded: { hits: 3, value: 0.75 }, plates: 2 });
  // AB1O: 1 of 3 right, XY9: 1 of 1; their mean is 2/3.
  expect(summary.perPlate).toBeCloseTo(2 / 3, 12);
  // Wilson's interval of 2 of 4, worked out by hand: centre 0.5, half width 0.3497.
  expect(summary.strict.ci95[0]).toBeCloseTo(0.1503, 3);
  expect(summary.strict.ci95[1]).toBeCloseTo(0.8497, 3);
});

test("summarizeTexts() of nothing is zero of zero", () => {
  expect(summarizeTexts([])).toMatchObject({ n: 0, plates: 0, perPlate: 0, strict: { hits: 0, value: 0 } });
});
