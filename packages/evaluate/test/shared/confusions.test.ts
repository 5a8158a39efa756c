import { expect, test } from "vitest";
import { alignTexts } from "../../src/shared/align-texts.ts";
import { createConfusions } from "../../src/shared/confusions.ts";

/*
 * By hand, label over reading:   O1O   0A   AB   A    I
 *                                010   0A   A∅   AJ   1
 * O is read as 0 twice; B left out, J added and I read as 1 once each: of equal counts by the label's character, "" first.
 * In the labels: 0 once, right; 1 once, right; A three times, right; B, I once and O twice, never right.
 */
test("createConfusions() counts which character was read as which, left out and added, commonest first", () => {
  const confusions = createConfusions();
  for (const [label, text] of [
    ["O1O", "010"],
    ["0A", "0A"],
    ["AB", "A"],
    ["A", "AJ"],
    ["I", "1"],
  ] as const) {
    confusions.add(alignTexts(label, text));
  }
  expect(confusions.summary()).toEqual({
    confusions: [
      { truth: "O", read: "0", count: 2 },
      { truth: "", read: "J", count: 1 },
      { truth: "B", read: "", count: 1 },
      { truth: "I", read: "1", count: 1 },
    ],
    characters: [
      { char: "0", n: 1, right: 1 },
      { char: "1", n: 1, right: 1 },
      { char: "A", n: 3, right: 3 },
      { char: "B", n: 1, right: 0 },
      { char: "I", n: 1, right: 0 },
      { char: "O", n: 2, right: 0 },
    ],
  });
});
