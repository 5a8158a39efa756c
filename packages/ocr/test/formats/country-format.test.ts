import { expect, test } from "vitest";
import { CountryFormatSchema } from "../../src/formats/country-format.ts";

const VALID = { code: "zz", name: "Z", patterns: [{ pattern: "LLL" }] };

test("CountryFormatSchema fills in vehicles, letters, digits, weight and kind", () => {
  expect(CountryFormatSchema.parse(VALID)).toEqual({
    code: "zz",
    name: "Z",
    vehicles: 1,
    letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    digits: "0123456789",
    sets: {},
    patterns: [{ pattern: "LLL", weight: 1, kind: "car" }],
  });
});

test.each([
  { change: { code: "DE" }, path: "code" },
  { change: { leters: "ABC" }, path: "" },
  { change: { letters: "abc" }, path: "letters" },
  { change: { digits: "" }, path: "digits" },
  { change: { sets: { L: "ABC" } }, path: "sets.L" },
  { change: { sets: { QQ: "ABC" } }, path: "sets.QQ" },
  { change: { patterns: [] }, path: "patterns" },
  { change: { patterns: [{ pattern: "LLL", kind: "lorry" }] }, path: "patterns.0.kind" },
  { change: { patterns: [{ pattern: "LLL", weight: 0 }] }, path: "patterns.0.weight" },
])("CountryFormatSchema refuses $change", ({ change, path }) => {
  const result = CountryFormatSchema.safeParse({ ...VALID, ...change });
  expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});
