import { expect, test } from "vitest";
import { CountryFormatSchema } from "../../src/formats/country-format.ts";
import { createFormatPrior } from "../../src/formats/format-prior.ts";

const country = (code: string, patterns: readonly { pattern: string; weight?: number }[], more: object = {}) =>
  CountryFormatSchema.parse({ code, name: code, patterns, ...more });

const AA = country("aa", [{ pattern: "LLL-DDD", weight: 3 }, { pattern: "DDD LLL" }]);
const BB = country("bb", [{ pattern: "{B|CJ} DD" }], { letters: "AB" });

test("boost() is 1 for a text of no format, whatever its length", () => {
  const prior = createFormatPrior({ countries: [AA, BB], freeShare: 0.5 });
  for (const text of ["ABCDEF", "A", "", "ABC1234", "ABCDEFGHIJKLMNOP"]) expect(prior.boost(text)).toBe(1);
});

test("boost() is the density of the mixture against a text of no format", () => {
  // One of two countries, three quarters of its plates, 26 letters and 10 digits a place, against 36 signs a place.
  const formats = (1 / 2) * (3 / 4) * (36 / 26) ** 3 * (36 / 10) ** 3;
  const prior = createFormatPrior({ countries: [AA, BB], freeShare: 0.2 });
  expect(prior.boost("ABC123")).toBeCloseTo((0.2 + 0.8 * formats) / 0.2, 9);
  // B12 is the one-letter half of the other country's only pattern, which has 100 numbers.
  expect(prior.boost("B12")).toBeCloseTo((0.2 + ((0.8 * 1) / 2) * (1 / 2) * (1 / 100) * 36 ** 3) / 0.2, 9);
});

test("a free share of 1 says nothing", () => {
  expect(createFormatPrior({ countries: [AA], freeShare: 1 }).boost("ABC123")).toBe(1);
});

test("a letter that stands twice counts twice", () => {
  const prior = createFormatPrior({
    countries: [country("cc", [{ pattern: "LL" }], { letters: "AAB" })],
    freeShare: 0.5,
  });
  expect((prior.boost("AA") - 1) / (prior.boost("BB") - 1)).toBeCloseTo(4, 9);
});

test("match() names the country that most likely issues such a text, and how likely", () => {
  const narrow = country("nn", [{ pattern: "{AB}L-DDD" }]);
  const prior = createFormatPrior({ countries: [AA, narrow], freeShare: 0.5 });
  // ABC123 is one of 26³·10³ of aa's first pattern (weight 3/4), and one of 26·10³ of nn's only one.
  const [wide, close] = [0.75 / 26 ** 3, 1 / 26];
  expect(prior.match("ABC123")).toEqual({
    code: "nn",
    pattern: "{AB}L-DDD",
    probability: expect.closeTo(close / (close + wide), 9),
  });
  expect(prior.match("XYZ123")).toEqual({ code: "aa", pattern: "LLL-DDD", probability: 1 });
  expect(prior.match("123XYZ")).toEqual({ code: "aa", pattern: "DDD LLL", probability: 1 });
  expect(prior.match("1XYZ23")).toBeUndefined();
});
