import { expect, test } from "vitest";
import { normalizePlateText } from "@platekit/core";

test.each([
  { text: "ab-12 cd", normal: "AB12CD" },
  { text: "MU\u0308·1", normal: "MÜ1" },
  { text: "서울 12가-1234", normal: "서울12가1234" },
  // Vowel signs are marks (\\p{M}): without them two plates would be one.
  { text: "กี่ ١٢٣", normal: "กี่١٢٣" },
  { text: "·-_ ", normal: "" },
])("normalizePlateText() of '$text' is '$normal'", ({ text, normal }) => {
  expect(normalizePlateText(text)).toBe(normal);
});
