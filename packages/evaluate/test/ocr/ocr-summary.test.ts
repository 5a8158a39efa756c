import { createOcrSummary } from "@platekit/evaluate";
import type { OcrResult, OcrSummaryOptions } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { FAILED, slotsRow, textRow } from "./ocr-row.ts";

function summaryOf(rows: readonly OcrResult[], options: Partial<OcrSummaryOptions> = {}) {
  const counter = createOcrSummary({ family: "ctc", batchSize: 1, ...options });
  for (const row of rows) counter.add(row);
  return counter.summary();
}

test("createOcrSummary() counts each distinct text once, whatever the number of its pictures", () => {
  const rows = [textRow("AB1", "AB1"), textRow("AB1", "A81"), textRow("AB1", "AB"), textRow("XY9", "XY9")];
  // AB1: 1 of 3, XY9: 1 of 1; their mean is 2/3.
  expect(summaryOf(rows)).toMatchObject({ n: 4, plates: 2, plateAccPerPlate: expect.closeTo(2 / 3, 12) });
});

test("createOcrSummary() gives a row a region, in the order met", () => {
  const rows = [
    textRow("A", "A", { region: "us" }),
    textRow("B", "8"),
    textRow("C", "G", { region: "us" }),
    textRow("D", "", { region: "eu", ...FAILED }),
  ];
  const { byRegion } = summaryOf(rows);
  expect(byRegion.map(({ region, n, failed, plateAcc }) => [region, n, failed, plateAcc.hits])).toEqual([
    ["us", 2, 0, 1],
    ["", 1, 0, 0],
    ["eu", 1, 1, 0],
  ]);
});

test("createOcrSummary() has no rows by region where no label has one", () => {
  expect(summaryOf([textRow("A", "A")]).byRegion).toEqual([]);
});

test("createOcrSummary() tells the shares of regions as means over rows, whatever the batches", () => {
  const rows = ["AB", "AB", "A8"].map((read) => slotsRow("AB", read, { slots: 4, region: "eu" }));
  const { plateAcc, byRegion } = summaryOf(rows, { family: "slots", batchSize: 2 });
  expect(plateAcc.value).toBe(0.5); // batches (1, 1) and (0): (1 + 0) / 2
  expect(byRegion[0]!.plateAcc.value).toBe(2 / 3);
});

test("createOcrSummary() tells accuracy by height of the picture and by length of the label", () => {
  const rows = [
    textRow("AB1", "AB1", { height: 12 }),
    textRow("AB1", "AB7", { height: 15 }),
    textRow("ABCD", "ABCD", { height: 64 }),
    textRow("ABCD", "", { height: 64, ...FAILED }),
  ];
  const { byHeight, byLength } = summaryOf(rows);
  expect(byHeight.filter(({ plateAcc }) => plateAcc.n > 0)).toMatchObject([
    { low: 0, high: 16, plateAcc: { hits: 1, n: 2 } },
    { low: 64, high: 96, plateAcc: { hits: 1, n: 1 } },
  ]);
  expect(byLength).toMatchObject([
    { length: 3, plateAcc: { hits: 1, n: 2 } },
    { length: 4, plateAcc: { hits: 1, n: 2 } },
  ]);
});

test("createOcrSummary() tells confusions, calibration and times of rows that did not fail", () => {
  const rows = [
    textRow("AO", "A0", { confidence: 0.9 }),
    textRow("AB", "AB", { confidence: 0.7, ms: { decode: 3, read: 4 } }),
    textRow("ZZ", "", { ...FAILED, ms: { decode: 100, read: 100 } }),
  ];
  const { confusions, characters, calibration, coverage, ms } = summaryOf(rows);
  expect(confusions).toEqual([{ truth: "O", read: "0", count: 1 }]);
  expect(characters).toEqual([
    { char: "A", n: 2, right: 2 },
    { char: "B", n: 1, right: 1 },
    { char: "O", n: 1, right: 0 },
  ]);
  // |0 − 0.9| / 2 + |1 − 0.7| / 2 and (0.9² + 0.3²) / 2.
  expect(calibration).toMatchObject({ n: 2, ece: expect.closeTo(0.6, 12), brier: expect.closeTo(0.45, 12) });
  expect(coverage[0]).toMatchObject({ coverage: { hits: 2, n: 3 }, accuracy: { hits: 1, n: 2 } });
  expect(ms).toMatchObject({ decode: { mean: 2 }, read: { mean: 3 } });
});

/*
 * By hand. de: told de, fr, de → 2 of 3, and de is among the three each time but the last; fr: told fr → 1 of 1. Over both
 * 3 of 4. The row without a region counts for none of this.
 */
test("createOcrSummary() tells of the region head over all rows, and region by region", () => {
  const told = (...labels: string[]) => labels.map((label, at) => ({ label, probability: 0.5 - at / 10 }));
  const rows = [
    textRow("A", "A", { region: "de", regions: told("de", "fr", "ro") }),
    textRow("A", "A", { regions: told("de", "fr", "ro") }),
    textRow("A", "A", { region: "fr", regions: told("fr", "de", "ro") }),
    textRow("A", "A", { region: "de", regions: told("fr", "ro", "us") }),
    textRow("A", "A", { region: "de", regions: told("de", "ro", "us") }),
  ];
  const { regionRates, byRegion } = summaryOf(rows, { regionLabels: ["de", "fr", "ro", "us"] });
  expect(regionRates).toMatchObject({ acc: { hits: 3, n: 4 }, top3: { hits: 3, n: 4 } });
  expect(byRegion.map(({ region, regionRates: own }) => [region, own?.acc.hits, own?.acc.n, own?.top3.hits])).toEqual([
    ["de", 2, 3, 2],
    ["", undefined, undefined, undefined],
    ["fr", 1, 1, 1],
  ]);
});

test("createOcrSummary() of nothing is zeros", () => {
  expect(summaryOf([])).toMatchObject({
    n: 0,
    failed: 0,
    plateAcc: { n: 0, value: 0 },
    cer: 0,
    plates: 0,
    byRegion: [],
  });
});
