import { expect, test } from "vitest";
import { dropUnsureChars } from "../src/drop-unsure-chars.ts";

const charsOf = (...probabilities: readonly number[]) =>
  probabilities.map((probability) => ({ char: "A", probability, top3: [] }));

test.each([
  { min: 0, kept: [0, 0.5, 1] },
  { min: 0.5, kept: [0.5, 1] },
  { min: 1, kept: [1] },
])("dropUnsureChars() keeps a character of exactly $min", ({ min, kept }) => {
  const text = { chars: charsOf(0, 0.5, 1), probability: 0.3, alternatives: [{ text: "AAA", probability: 0.3 }] };
  expect(dropUnsureChars(text, min)).toEqual({ ...text, chars: charsOf(...kept) });
  expect(text.chars).toHaveLength(3);
});

test("dropUnsureChars() tells the format of a whole text only", () => {
  const format = { code: "br", pattern: "LLLDLDD", probability: 0.9 };
  const text = { chars: charsOf(0.4, 0.9), probability: 0.3, rawText: "AB", alternatives: [], format };
  expect(dropUnsureChars(text, 0.4)).toEqual(text);
  const { format: _, ...rest } = text;
  expect(dropUnsureChars(text, 0.5)).toEqual({ ...rest, chars: charsOf(0.9) });
});
