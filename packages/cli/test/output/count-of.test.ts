import { expect, test } from "vitest";
import { countOf } from "../../src/output/count-of.ts";

test.each([
  { count: 0, text: "0 rows" },
  { count: 1, text: "1 row" },
  { count: 2, text: "2 rows" },
])("countOf() $text", ({ count, text }) => {
  expect(countOf(count, "row")).toBe(text);
});
