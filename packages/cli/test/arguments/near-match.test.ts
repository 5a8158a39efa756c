import { expect, test } from "vitest";
import { nearMatch } from "../../src/arguments/near-match.ts";

const OPTIONS = ["json", "ndjson", "draw", "crops", "recursive", "min-confidence"];

test.each([
  { word: "drwa", near: "draw", why: "two letters swapped" },
  { word: "jsno", near: "json", why: "two letters swapped" },
  { word: "recursiv", near: "recursive", why: "a letter missing" },
  { word: "min_confidence", near: "min-confidence", why: "a letter replaced" },
  { word: "x", near: undefined, why: "nothing like it" },
  { word: "verbose", near: undefined, why: "nothing like it" },
])("nearMatch() of $word is $near: $why", ({ word, near }) => {
  expect(nearMatch(word, OPTIONS)).toBe(near);
});
