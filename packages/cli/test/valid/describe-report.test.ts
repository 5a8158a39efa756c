import { expect, test } from "vitest";
import { OCR_REPORT } from "../../../evaluate/test/page/support/sample-report.ts";
import { createTextPaint } from "../../src/output/paint-text.ts";
import { describeReport } from "../../src/valid/describe-report.ts";

const PLAIN = createTextPaint({ enabled: false });
const [LINE] = OCR_REPORT.by_region;
const line = (region: string, n: number) => ({ ...LINE!, region, n });

function regions(...by_region: ReturnType<typeof line>[]): readonly string[] {
  const [, table = ""] = describeReport({ ...OCR_REPORT, by_region }, PLAIN).split(/^(?=REGION )/mu);
  const [lines = ""] = table.split("\n\n");
  return lines
    .split("\n")
    .slice(1)
    .map((text) => text.trim());
}

test("describeReport() lists regions, the largest first, and rows without one", () => {
  const rows = regions(line("ro", 2), line("", 9), line("us", 30));
  expect(rows.map((text) => text.split(/ +/u).slice(0, 2))).toEqual([
    ["us", "30"],
    ["(none)", "9"],
    ["ro", "2"],
  ]);
});

test("describeReport() has no table of a single region, and says how many of many it leaves out", () => {
  expect(regions(line("ro", 2))).toEqual([]);
  const many = Array.from({ length: 22 }, (_, index) => line(`r${index}`, 1));
  expect(regions(...many).slice(20)).toEqual(["and 2 smaller ones (--json, --html)"]);
});
