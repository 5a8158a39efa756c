import { expect, test } from "vitest";
import { joinChars } from "../src/join-chars.ts";

const charsOf = (...labels: readonly string[]) => labels.map((char) => ({ char, probability: 1, top3: [] }));

test.each([
  { labels: ["A", "1"], text: "A1" },
  { labels: ["서울", "7"], text: "서울7" },
  // Two jamo make one syllable.
  { labels: ["ᄀ", "ᅡ"], text: "가" },
  { labels: [], text: "" },
])("joinChars() joins $labels to $text", ({ labels, text }) => {
  expect(joinChars(charsOf(...labels))).toBe(text);
});
