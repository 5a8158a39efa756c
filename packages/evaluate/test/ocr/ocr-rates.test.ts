import { expect, test } from "vitest";
import { createOcrRates } from "../../src/ocr/ocr-rates.ts";
import type { OcrRatesOptions } from "../../src/ocr/ocr-rates.ts";
import type { OcrResult } from "../../src/results.ts";
import { FAILED, slotsRow, textRow } from "./ocr-row.ts";

function ratesOf(options: OcrRatesOptions, rows: readonly OcrResult[]) {
  const counter = createOcrRates(options);
  for (const row of rows) counter.add(row);
  return counter.rates();
}

/**
 * Measured on fast-plate-ocr 1.0.1's own metrics with Keras 3.15.1 on JAX, which multiplies by the float32 reciprocal and
 * so differs in the last bit: plate_acc, cat_acc, top_3_k, plate_len_acc.
 */
const WORKED = [
  { slots: 6, label: "ABC123", read: "ABC123", want: [1, 1, 1, 1] },
  { slots: 9, label: "ABC123", read: "ABC123", want: [1, 1, 1, 1] },
  { slots: 6, label: "ABC123", read: "ABD123", want: [0, 0.8333334, 1, 1] },
  { slots: 7, label: "ABC123", read: "ABD123", want: [0, 0.8571429, 1, 1] },
  { slots: 9, label: "ABC123", read: "ABD123", want: [0, 0.8888889, 1, 1] },
  { slots: 10, label: "ABC123", read: "ABD123", want: [0, 0.90000004, 1, 1] },
  { slots: 6, label: "XYZ9", read: "XYZ99", want: [0, 0.8333334, 1, 0] },
  { slots: 9, label: "XYZ9", read: "XYZ99", want: [0, 0.8888889, 1, 0] },
  { slots: 6, label: "ABC123", read: "ABX1Y3", want: [0, 0.6666667, 1, 1] },
  { slots: 7, label: "ABC123", read: "ABX1Y3", want: [0, 0.71428573, 1, 1] },
  { slots: 10, label: "ABC123", read: "ABX1Y3", want: [0, 0.8, 1, 1] },
  { slots: 6, label: "ABC123", read: "AB_123", want: [0, 0.8333334, 1, 0] },
  { slots: 10, label: "ABC123", read: "AB_123", want: [0, 0.90000004, 1, 0] },
  { slots: 6, label: "ABC12", read: "ABC_12", want: [0, 0.5, 1, 1] },
  { slots: 9, label: "ABC12", read: "ABC_12", want: [0, 0.6666667, 1, 1] },
  { slots: 10, label: "ABC12", read: "ABC_12", want: [0, 0.7, 1, 1] },
];

test.each(WORKED)("createOcrRates() of $label read $read in $slots slots", ({ slots, label, read, want }) => {
  const rates = ratesOf({ family: "slots", batchSize: 1 }, [slotsRow(label, read, { slots })]);
  const got = [rates.plateAcc, rates.catAcc!, rates.top3, rates.plateLenAcc].map(({ value }) => value);
  for (const [index, value] of got.entries()) expect(Math.abs(value - want[index]!)).toBeLessThan(1e-6);
});

// fast-plate-ocr's own test of plate_acc: two plates of six slots, one wholly right, one with its first slot wrong → 0.5.
test("createOcrRates() counts a plate with one wrong slot as wrong", () => {
  const rows = [slotsRow("012345", "012345", { slots: 6 }), slotsRow("000000", "100000", { slots: 6 })];
  expect(ratesOf({ family: "slots", batchSize: 2 }, rows).plateAcc).toMatchObject({ hits: 1, n: 2, value: 0.5 });
});

/*
 * By hand, batches of two: (1, 0), (1) → (0.5 + 1) / 2 = 0.75 of plates; slots (6 + 5) / 12, 6 / 6 → 23/24.
 * The counts stay those of the rows.
 */
test("createOcrRates() takes batch means, and leaves the counts as they are", () => {
  const rows = ["ABC123", "ABD123", "ABC123"].map((read) => slotsRow("ABC123", read, { slots: 6 }));
  const { plateAcc, catAcc } = ratesOf({ family: "slots", batchSize: 2 }, rows);
  expect(plateAcc).toMatchObject({ hits: 2, n: 3, value: 0.75 });
  expect(catAcc).toMatchObject({ hits: 17, n: 18, value: expect.closeTo(23 / 24, 6) });
});

test("createOcrRates() without a batch size is a share of all rows", () => {
  const rows = ["ABC123", "ABD123", "ABC123"].map((read) => slotsRow("ABC123", read, { slots: 6 }));
  expect(ratesOf({ family: "slots" }, rows).plateAcc.value).toBe(2 / 3);
});

test("createOcrRates() counts a failed row of a slots model as wrong in every share", () => {
  const rows = [slotsRow("AB", "AB", { slots: 4 }), textRow("ABCD", "", FAILED)];
  expect(ratesOf({ family: "slots", batchSize: 2 }, rows)).toMatchObject({
    n: 2,
    failed: 1,
    plateAcc: { hits: 1, n: 2, value: 0.5 },
    plateAccFolded: { hits: 1, n: 2 },
    plateLenAcc: { hits: 1, n: 2 },
    catAcc: { hits: 4, n: 8, value: 0.5 },
    top3: { hits: 4, n: 8 },
    charAcc: { hits: 2, n: 6 },
    cer: 4 / 6,
  });
});

test("createOcrRates() counts a failed row as wrong even where its label is empty or a reading is left in it", () => {
  const rows = [textRow("", "", FAILED), textRow("AB", "AB", { error: FAILED.error! })];
  expect(ratesOf({ family: "ctc" }, rows)).toMatchObject({
    plateAcc: { hits: 0, n: 2 },
    plateAccFolded: { hits: 0 },
    plateLenAcc: { hits: 0 },
    top3: { hits: 0 },
    cer: 1,
  });
});

/*
 * By hand. plate_acc: 1 of 5. Folded (O = 0, I = 1, letters and digits in upper case): rows 1, 2, 3. Length: 1, 2, 4.
 * Three best: 1, 4 (third) and not 5 (fourth).
 */
test("createOcrRates() of a text model compares texts", () => {
  const rows = [
    textRow("AB01", "AB01"),
    textRow("AB01", "ABO1"),
    textRow("AB01", "ab-01", { alternatives: [] }),
    textRow("AB01", "AB02", { alternatives: ["AB02", "AB07", "AB01"] }),
    textRow("AB01", "A", { alternatives: ["A", "B", "C", "AB01"] }),
  ];
  const rates = ratesOf({ family: "ctc", batchSize: 1 }, rows);
  expect(rates).toMatchObject({
    plateAcc: { hits: 1, n: 5, value: Math.fround(0.2) },
    plateAccFolded: { hits: 3, n: 5, value: 0.6 },
    plateLenAcc: { hits: 3, n: 5 },
    top3: { hits: 2, n: 5 },
  });
  expect(rates).not.toHaveProperty("catAcc");
});

test("createOcrRates() compares a label in decomposed letters with a reading in composed ones", () => {
  const rates = ratesOf({ family: "ctc" }, [textRow("MU\u0308 1", "MÜ 1")]);
  expect(rates).toMatchObject({ plateAcc: { hits: 1 }, top3: { hits: 1 }, plateLenAcc: { hits: 1 }, cer: 0 });
});

test("createOcrRates() refuses a row of a slots model without slots", () => {
  const add = () => ratesOf({ family: "slots" }, [textRow("A", "A", { line: 7 })]);
  expect(add).toThrow("Cannot count line 7: slotHits must be given for a slots model, got undefined");
});
