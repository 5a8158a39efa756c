import * as fc from "fast-check";
import { expect, test } from "vitest";
import { topCandidates } from "../../src/decode/top-candidates.ts";

test.each([
  { name: "gives the three best, best first", probabilities: [0.1, 0.4, 0.2, 0.3], chars: "BDC" },
  { name: "gives lower classes of equal ones first", probabilities: [0.2, 0.3, 0.2, 0.3], chars: "BDA" },
  { name: "gives fewer where the alphabet is smaller", probabilities: [0.4, 0.6], chars: "BA" },
])("topCandidates() $name", ({ probabilities, chars }) => {
  const found = topCandidates(Float64Array.from(probabilities), ["A", "B", "C", "D"]);
  expect(found.map(({ char }) => char).join("")).toBe(chars);
});

test("topCandidates() equals a full sort", () => {
  const labels = Array.from("ABCDEFGHIJ");
  const rows = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(rows, (row) => {
      const sorted = labels
        .map((char, klass) => ({ char, probability: row[klass]! }))
        .toSorted((a, b) => b.probability - a.probability);
      expect(topCandidates(Float64Array.from(row), labels)).toEqual(sorted.slice(0, 3));
    }),
  );
});
