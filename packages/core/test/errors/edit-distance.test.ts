import { editDistance } from "@platekit/core/errors";
import { expect, test } from "vitest";

test.each([
  { a: "margin", b: "margin", want: 0 },
  { a: "", b: "abc", want: 3 },
  { a: "kitten", b: "sitting", want: 3 },
  { a: "hieght", b: "height", want: 1 },
  { a: "ca", b: "abc", want: 3 },
])("editDistance() of '$a' and '$b' is $want", ({ a, b, want }) => {
  expect(editDistance(a, b)).toBe(want);
  expect(editDistance(b, a)).toBe(want);
});
