import { expect, test } from "vitest";
import { pairWords } from "../../src/report/pair-words.ts";

test.each([
  { truth: "O", read: "0", words: "O read as 0" },
  { truth: "7", read: "", words: "7 left out" },
  { truth: "", read: "1", words: "1 added" },
])("pairWords() says $words", ({ truth, read, words }) => {
  expect(pairWords({ truth, read })).toBe(words);
});
