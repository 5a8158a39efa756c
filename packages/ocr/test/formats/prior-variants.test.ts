import { expect, test } from "vitest";
import { CountryFormatSchema } from "../../src/formats/country-format.ts";
import { priorVariants } from "../../src/formats/prior-variants.ts";
import { symbolOf } from "../../src/formats/symbols.ts";

const country = (code: string, ...patterns: string[]) =>
  CountryFormatSchema.parse({ code, name: code, patterns: patterns.map((pattern) => ({ pattern })) });

test("priorVariants() makes one of patterns that differ in marks alone, and remembers who issues them", () => {
  const variants = priorVariants([country("aa", "LL-DD", "LL DD", "DDD"), country("bb", "LLoDD")]);
  expect([...variants.keys()].toSorted()).toEqual([3, 4]);
  const [pair, ...rest] = variants.get(4)!;
  expect(rest).toEqual([]);
  // A third of aa's plates each, and all of bb's; each country is half of all plates.
  expect(pair!.issuers).toEqual([
    { code: "aa", pattern: "LL-DD", weight: expect.closeTo(1 / 6, 12) },
    { code: "aa", pattern: "LL DD", weight: expect.closeTo(1 / 6, 12) },
    { code: "bb", pattern: "LLoDD", weight: expect.closeTo(1 / 2, 12) },
  ]);
  expect(pair!.weight).toBeCloseTo(5 / 6, 12);
});

test("priorVariants() expects a country by the square root of its vehicles", () => {
  const large = CountryFormatSchema.parse({ ...country("aa", "LLL"), vehicles: 81 });
  const small = CountryFormatSchema.parse({ ...country("bb", "DDD"), vehicles: 4 });
  // 9 : 2.
  expect(
    priorVariants([large, small])
      .get(3)!
      .map(({ weight }) => weight),
  ).toEqual([expect.closeTo(9 / 11, 12), expect.closeTo(2 / 11, 12)]);
});

test("priorVariants() keeps patterns apart that differ in their letters", () => {
  const few = CountryFormatSchema.parse({ code: "ff", name: "F", letters: "AB", patterns: [{ pattern: "LLL" }] });
  const variants = priorVariants([country("aa", "LLL"), few]).get(3)!;
  expect(variants).toHaveLength(2);
  expect(variants[1]!.parts[0]!.shares[symbolOf("A")]).toBe(0.5);
  expect(variants[1]!.parts[0]!.shares[symbolOf("C")]).toBe(0);
});
