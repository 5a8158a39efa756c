import { expect, test } from "vitest";
import { createTextPaint } from "../../src/output/paint-text.ts";
import { createTableReport } from "../../src/output/table-report.ts";
import type { PlateRecord } from "../../src/output/to-record.ts";

const plate = (text: string, rawText: string): PlateRecord => ({
  text,
  rawText,
  confidence: 0.6,
  score: 0.9,
  polygon: [{ x: 1, y: 2 }],
  chars: [],
  alternatives: [],
});

async function printed(plates: readonly PlateRecord[]): Promise<string[]> {
  const lines: string[] = [];
  const paint = createTextPaint({ enabled: false });
  const report = createTableReport(async (text) => void lines.push(text), { sources: ["a.jpg"], paint });
  await report.begin();
  await report.add({ source: "a.jpg", width: 9, height: 9, ms: 1, plates });
  await report.end();
  return lines.join("").trimEnd().split("\n");
}

test("what is read cannot steer the terminal", async () => {
  const [, row] = await printed([plate("A\u001BB", "B\u001BA")]);
  expect(row).toMatch(/ A\?B .*read as B\?A$/u);
});

test("the table says how a changed text was read, and nothing where none was changed", async () => {
  const [, changed, unchanged] = await printed([plate("B012", "BO12"), plate("ABBA", "ABBA")]);
  expect(changed).toMatch(/ B012 .* 1,2 {2}read as BO12$/u);
  expect(unchanged).toMatch(/ ABBA .* 1,2$/u);
});
