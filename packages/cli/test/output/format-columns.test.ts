import { expect, test } from "vitest";
import { formatColumns } from "../../src/output/format-columns.ts";

test("formatColumns() makes every column as wide as its widest cell, numbers to the right, no space at the end", () => {
  const rows = [
    ["NAME", "N", "WORDS"],
    ["é서", "1200", ""],
    ["longer", "7", "some"],
  ];
  expect(formatColumns(rows, ["left", "right", "left"])).toEqual([
    "NAME       N  WORDS",
    "é서      1200",
    "longer     7  some",
  ]);
});
