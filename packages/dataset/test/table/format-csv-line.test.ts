import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCsvLine } from "@platekit/dataset";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../src/table/read-csv.ts";
import { tempFolder } from "../support/temp-folder.ts";

test.each([
  { fields: ["a.jpg", "B01ABC"], line: "a.jpg,B01ABC\n" },
  { fields: ["a,b", 'x"y', "1\n2"], line: '"a,b","x""y","1\n2"\n' },
  { fields: ["", ""], line: ",\n" },
  { fields: [""], line: '""\n' },
])("formatCsvLine() writes $fields", ({ fields, line }) => {
  expect(formatCsvLine(fields)).toBe(line);
});

test("what formatCsvLine() writes, readCsv() reads, whatever the text", async () => {
  const path = join(tempFolder(), "t.csv");
  // A byte-order mark in front of everything is taken for what it is; ours always start with a column's name.
  const field = fc.string({ unit: "binary", maxLength: 8 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((n) => fc.array(fc.array(field, { minLength: n, maxLength: n }), { maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      writeFileSync(path, ["head\n", ...rows.map(formatCsvLine)].join(""));
      const read = [];
      for await (const { fields } of readCsv(path)) read.push(fields);
      expect(read.slice(1)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
