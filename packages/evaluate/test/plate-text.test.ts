import { normalizePlateText } from "@platekit/core";
import { foldPlateText } from "@platekit/evaluate";
import { expect, test } from "vitest";

test.each([
  { text: "ab-12 cd", normal: "AB12CD", folded: "AB12CD" },
  { text: "OI 01", normal: "OI01", folded: "0101" },
  { text: "mü·ab 1", normal: "MÜAB1", folded: "MÜAB1" },
  { text: "MU\u0308", normal: "MÜ", folded: "MÜ" },
  { text: "서울 12가-1234", normal: "서울12가1234", folded: "서울12가1234" },
  { text: "กี่ ١٢٣", normal: "กี่١٢٣", folded: "กี่١٢٣" },
  { text: "·-_ ", normal: "", folded: "" },
])("normalizePlateText() and foldPlateText() of '$text'", ({ text, normal, folded }) => {
  expect(normalizePlateText(text)).toBe(normal);
  expect(foldPlateText(text)).toBe(folded);
});
