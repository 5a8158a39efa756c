import { expect, test } from "vitest";
import { alignRow } from "../../src/ocr/align-row.ts";
import { createRatesWithRegions } from "../../src/ocr/rates-with-regions.ts";
import type { OcrResult } from "../../src/results.ts";
import { FAILED, textRow } from "./ocr-row.ts";

function ratesOf(rows: readonly OcrResult[], regionLabels?: readonly string[]) {
  const counter = createRatesWithRegions({ family: "ctc", regionLabels });
  for (const row of rows) counter.add(alignRow(row));
  return counter.rates();
}

const told = (...labels: string[]) => labels.map((label) => ({ label, probability: 0.5 }));

test("createRatesWithRegions() measures the region head over rows with a region", () => {
  const rows = [
    textRow("A", "A", { region: "de", regions: told("de", "fr") }),
    textRow("A", "A", { region: "fr", regions: told("de", "fr") }),
    textRow("A", "A", { regions: told("de") }),
    textRow("A", "A", { region: "", regions: told("de") }),
    textRow("A", "", { region: "de", ...FAILED, regions: told("de") }),
  ];
  const { n, regionRates } = ratesOf(rows, ["de", "fr"]);
  expect(n).toBe(5);
  expect(regionRates).toMatchObject({ acc: { hits: 1, n: 3 }, top3: { hits: 2, n: 3 } });
  // de: one of two told right, one of two found → 1/2; fr: never told → 0.
  expect(regionRates!.macroF1).toBeCloseTo(0.25, 6);
});

test("createRatesWithRegions() looks at three regions, and at those as likely as the third", () => {
  const regions = [0.4, 0.3, 0.125, 0.125, 0.05].map((probability, at) => ({ label: "abcde"[at]!, probability }));
  const hits = (region: string) => ratesOf([textRow("A", "A", { region, regions })], [region]).regionRates!.top3.hits;
  expect(["a", "b", "c", "d", "e"].map(hits)).toEqual([1, 1, 1, 1, 0]);
});

test("createRatesWithRegions() has no region metrics without a region head, or without regions to compare with", () => {
  expect(ratesOf([textRow("A", "A", { region: "de" })])).not.toHaveProperty("regionRates");
  expect(ratesOf([textRow("A", "A")], ["de"])).not.toHaveProperty("regionRates");
});
