import { expect, test } from "vitest";
import { OCR_REPORT, SEGMENT_REPORT } from "../../../evaluate/test/page/support/sample-report.ts";
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
  expect(regions(...many).slice(20)).toEqual(["and 2 more (--json, --html)"]);
});

test("describeReport() says of how many photos the plates are unknown, where their masks could not be read", () => {
  const unknown = { ...SEGMENT_REPORT, objects: { ...SEGMENT_REPORT.objects, unknown_photos: 4 } };
  expect(describeReport(unknown, PLAIN)).toContain("\nNo true mask could be read for 4 photos:");
  expect(describeReport(SEGMENT_REPORT, PLAIN)).not.toContain("No true mask");
});

test("describeReport() lets no character steer the terminal, and writes spaces that can be searched for", () => {
  const confusions = [{ truth: "A", read: "\u001B", count: 3 }];
  const text = describeReport({ ...OCR_REPORT, confusions }, PLAIN);
  expect(text).toContain("A read as ? ×3");
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u00A0]/u);
});
