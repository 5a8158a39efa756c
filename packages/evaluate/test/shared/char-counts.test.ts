import { expect, test } from "vitest";
import { alignTexts } from "../../src/shared/align-texts.ts";
import { createCharCounts } from "../../src/shared/char-counts.ts";

function countsOf(pairs: readonly (readonly [label: string, text: string])[]) {
  const counts = createCharCounts();
  for (const [label, text] of pairs) counts.add(alignTexts(label, text));
  return counts.summary();
}

// Edits by RapidFuzz 3.14.6 (Levenshtein.distance): 2 + 4 + 3 + 0 = 9 over 7 + 2 + 3 + 4 = 16 characters. Right by hand:
// B144MOS/8144M0S 5 of 7, GD/GDA123 2 of 2, ABC/"" 0 of 3, XY12 4 of 4.
test("createCharCounts() sums characters and edits over all plates", () => {
  const { charAcc, cer } = countsOf([
    ["B144MOS", "8144M0S"],
    ["GD", "GDA123"],
    ["ABC", ""],
    ["XY12", "XY12"],
  ]);
  expect(cer).toBe(9 / 16);
  expect(charAcc).toMatchObject({ hits: 11, n: 16, value: 11 / 16 });
});

test("createCharCounts() lets only the error rate see what was added, and above 1", () => {
  expect(countsOf([["A", "AXYZ"]])).toMatchObject({ cer: 3, charAcc: { value: 1 } });
});

test("createCharCounts() of no characters counts the edits alone", () => {
  expect(countsOf([])).toMatchObject({ cer: 0, charAcc: { n: 0, value: 0 } });
  expect(countsOf([["", "AB"]])).toMatchObject({ cer: 2, charAcc: { n: 0 } });
});
