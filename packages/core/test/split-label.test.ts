import { splitLabel } from "@platekit/core";
import { expect, test } from "vitest";

test.each([
  { text: "서울12", labels: ["서", "울", "서울", "1", "2"], parts: ["서울", "1", "2"], outside: [] },
  { text: "AB", labels: ["A", "ABC", "B"], parts: ["A", "B"], outside: [] },
  { text: "AXXB", labels: ["A", "B"], parts: ["A", "X", "X", "B"], outside: ["X"] },
  { text: "", labels: ["A"], parts: [], outside: [] },
  { text: "A", labels: [], parts: ["A"], outside: ["A"] },
])("splitLabel() cuts $text into $parts", ({ text, labels, parts, outside }) => {
  expect(splitLabel(text, labels)).toEqual({ parts, outside });
});
