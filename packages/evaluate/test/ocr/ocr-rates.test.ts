import { expect, test } from "vitest";
import { readMetricExamples } from "../../../../test/golden/fast-plate-ocr/golden-folder.ts";
import { alignRow } from "../../src/ocr/align-row.ts";
import { createOcrRates } from "../../src/ocr/ocr-rates.ts";
import type { OcrRatesOptions } from "../../src/ocr/ocr-rates.ts";
import type { OcrResult } from "../../src/results.ts";
import { FAILED, slotsRow, textRow } from "./ocr-row.ts";

function ratesOf(options: OcrRatesOptions, rows: readonly OcrResult[]) {
  const counter = createOcrRates(options);
  for (const row of rows) counter.add(alignRow(row));
  return counter.rates();
}

const { examples, batches, batchRows, batchSlots } = readMetricExamples();

function fourOf({ plateAcc, catAcc, top3, plateLenAcc }: ReturnType<typeof ratesOf>) {
  const values = { plate_acc: plateAcc, cat_acc: catAcc!, top_3_k: top3, plate_len_acc: plateLenAcc };
  return Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
}

/** Keras tells float32; a share of rows is a double here. */
const closeTo = (wanted: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(NAMES.map((name) => [name, expect.closeTo(wanted[name] as number, 6)]));
const NAMES = ["plate_acc", "cat_acc", "top_3_k", "plate_len_acc"];

test.each(examples)("createOcrRates() of $label read $read in $slots slots: as fast-plate-ocr", (example) => {
  const { slots, label, read } = example;
  expect(fourOf(ratesOf({ family: "slots", batchSize: 1 }, [slotsRow(label, read, { slots })]))).toEqual(
    closeTo(example),
  );
});

test.each(batches)("createOcrRates() of seven plates in batches of $size: as Keras sums them up", (wanted) => {
  const rows = batchRows.map(({ label, read }) => slotsRow(label, read, { slots: batchSlots }));
  expect(fourOf(ratesOf({ family: "slots", batchSize: wanted.size }, rows))).toEqual(closeTo(wanted));
});

// 4 of 5 are 0.8, and 3 of 5 slots of each 0.6: the nearest float32 are 0.800000011920929 and 0.6000000238418579.
test.each(["slots", "ctc"] as const)("createOcrRates() of %s in batches of one is the plain share", (family) => {
  const rows = ["A", "A", "A", "A", "B"].map((read) => slotsRow("A", read, { slots: 5 }));
  const { plateAcc, plateLenAcc } = ratesOf({ family, batchSize: 1 }, rows);
  expect([plateAcc.value, plateLenAcc.value]).toEqual([0.8, 1]);
  const halves = ratesOf({ family: "slots", batchSize: 1 }, [slotsRow("ABCDE", "ABC", { slots: 5 })]);
  expect(halves.catAcc?.value).toBe(0.6);
  expect(ratesOf({ family, batchSize: 5 }, rows).plateAcc.value).toBe(Math.fround(0.8));
});

test.each([0, 1.5])("createOcrRates() refuses batches of %d", (batchSize) => {
  expect(() => ratesOf({ family: "ctc", batchSize }, [])).toThrow("must be a whole number above 0");
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
    plateAcc: { hits: 1, n: 5, value: 0.2 },
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
