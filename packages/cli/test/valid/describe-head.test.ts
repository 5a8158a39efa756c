import { expect, test } from "vitest";
import { OCR_REPORT, PIPELINE_REPORT, SEGMENT_REPORT } from "../../../evaluate/test/page/support/sample-report.ts";
import { describeHead } from "../../src/valid/describe-head.ts";

const REQUEST = { annotations: "data/labels.csv" };
const of = (more: object) => ({ n: 1, failed: 0, model: "a", ...more });

test.each([
  { report: { ...OCR_REPORT, ...of({ n: 3 }) }, told: "Task ocr: 3 plates of data/labels.csv, measured with a" },
  {
    report: { ...OCR_REPORT, ...of({ failed: 1 }) },
    told: "Task ocr: 1 plate of data/labels.csv, measured with a; 1 could not be measured and counts as wrong",
  },
  {
    report: { ...SEGMENT_REPORT, ...of({ n: 5, failed: 2 }) },
    told: "Task segment: 5 photos of data/labels.csv, measured with a; 2 could not be measured and count as wrong",
  },
  {
    report: {
      ...PIPELINE_REPORT,
      ...of({ n: 4, model: "a + b" }),
      images: { n: 3, failed: 0, readings: 5 },
      negatives: { n: 2, failed: 1, readings: 0, with_reading: 0 },
    },
    told:
      "Task pipeline: 4 plates in 3 photos of data/labels.csv and 2 photos without a plate " +
      "(1 of them could not be measured and is left out), measured with a + b",
  },
])("describeHead() says $told", ({ report, told }) => {
  expect(describeHead(report, REQUEST)).toBe(told);
});

test("describeHead() lets no name steer the terminal", () => {
  const report = { ...OCR_REPORT, model: "evil\u001B[2J" };
  expect(describeHead(report, { annotations: "a\u001B]0;b\u0007.csv" })).not.toMatch(/\p{Cc}/u);
});
