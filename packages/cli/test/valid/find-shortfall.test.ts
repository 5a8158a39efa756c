import { OCR_REPORT, PIPELINE_REPORT, SEGMENT_REPORT } from "../../../evaluate/test/page/support/sample-report.ts";
import { expect, test } from "vitest";
import { findShortfall } from "../../src/valid/find-shortfall.ts";

const limits = (more: object = {}) => ({ minPlateAcc: undefined, minObjectRecall: undefined, batchSize: 1, ...more });

test.each([
  // 9 / 10 and 0.9 are the same double, though nine tenths in float32 are less.
  { right: 9, n: 10, minPlateAcc: 0.9, told: undefined },
  { right: 0, n: 0, minPlateAcc: 0, told: undefined },
  { right: 5, n: 6, minPlateAcc: 0.9, told: "plate_acc 83.3 % is below --min-plate-acc 90 %" },
  { right: 0, n: 0, minPlateAcc: 0.5, told: "plate_acc 0.0 % is below --min-plate-acc 50 %" },
  // 8996 of 10000 is 90.0 % with one digit, which would not be below.
  { right: 8996, n: 10_000, minPlateAcc: 0.9, told: "plate_acc 89.96 % is below --min-plate-acc 90 %" },
  { right: 28, n: 100, minPlateAcc: 0.29, told: "plate_acc 28.0 % is below --min-plate-acc 29 %" },
])("findShortfall() holds $right of $n against $minPlateAcc", ({ right, n, minPlateAcc, told }) => {
  expect(findShortfall(OCR_REPORT, { right, n }, limits({ minPlateAcc }))).toBe(told);
});

test("findShortfall() names what each task is held against", () => {
  const half = { right: 1, n: 2 };
  expect(findShortfall(OCR_REPORT, half, limits())).toBeUndefined();
  expect(findShortfall(OCR_REPORT, half, limits({ minPlateAcc: 0.75, batchSize: 4 }))).toBe(
    "plate_acc over all rows 50.0 % is below --min-plate-acc 75 %",
  );
  expect(findShortfall(PIPELINE_REPORT, half, limits({ minPlateAcc: 0.75 }))).toBe(
    "read_strict 50.0 % is below --min-plate-acc 75 %",
  );
  const { metrics } = SEGMENT_REPORT;
  const masks = { ...SEGMENT_REPORT, metrics: { ...metrics, object_recall: 0.8 } };
  const none = { right: 0, n: 0 };
  expect(findShortfall(masks, none, limits({ minObjectRecall: 0.8 }))).toBeUndefined();
  expect(findShortfall(masks, none, limits({ minObjectRecall: 0.81 }))).toBe(
    "object_recall 80.0 % is below --min-object-recall 81 %",
  );
});
