import { foldPlateText, normalizePlateText } from "@platekit/evaluate";
import { expect, test } from "vitest";

test.each([
  { text: "ab-12 cd", normal: "AB12CD", folded: "AB12CD" },
  { text: "OI 01", normal: "OI01", folded: "0101" },
  { text: "äöü·", normal: "", folded: "" },
])("normalizePlateText() and foldPlateText() of '$text'", ({ text, normal, folded }) => {
  expect(normalizePlateText(text)).toBe(normal);
  expect(foldPlateText(text)).toBe(folded);
});
