import { expect, test } from "vitest";
import { pairKey } from "../../src/page/pair-key.ts";

test("pairKey() tells pairs apart, whatever their characters are", () => {
  const pairs = [
    { truth: ">", read: "" },
    { truth: "", read: ">" },
    { truth: '",', read: '"' },
    { truth: '"', read: ',"' },
  ];
  expect(new Set(pairs.map(pairKey)).size).toBe(pairs.length);
});
