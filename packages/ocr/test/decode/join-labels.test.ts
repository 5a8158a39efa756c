import { expect, test } from "vitest";
import { joinLabels } from "../../src/decode/join-labels.ts";

test.each([
  { name: "keeps labels of several letters", labels: ["서울", "1"], text: "서울1" },
  { name: "joins jamo to a syllable", labels: ["ᄀ", "ᅡ"], text: "가" },
  { name: "gives nothing for nothing", labels: [], text: "" },
])("joinLabels() $name", ({ labels, text }) => {
  expect(joinLabels(labels)).toBe(text);
});
