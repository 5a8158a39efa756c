import { expect, test } from "vitest";
import { bestFits } from "../../src/formats/best-fits.ts";
import { CountryFormatSchema } from "../../src/formats/country-format.ts";
import { createFormatPrior } from "../../src/formats/format-prior.ts";
import { oddsOf } from "../support/odds.ts";

function variants(...patterns: string[]) {
  const country = CountryFormatSchema.parse({
    code: "zz",
    name: "Z",
    patterns: patterns.map((pattern) => ({ pattern })),
  });
  return (length: number) => createFormatPrior({ countries: [country], freeShare: 0.5 }).variants(length);
}

/** Odds of characters at each place. */
const odds = (...places: Record<string, number>[]) => places.map((place) => oddsOf(place));

test("bestFits() takes the likeliest character that a pattern allows at each place", () => {
  // Read: O01. As LLD: O, then the letter O for the 0, then 1. As DDD: 0 for the O.
  const places = odds({ O: 1, "0": 0.2 }, { "0": 1, O: 0.5, D: 0.1 }, { "1": 1, I: 0.9 });
  const fits = bestFits(variants("LLD", "DDD")(3), places);
  expect(fits.map(({ text }) => text)).toEqual(["001", "OO1"]);
  // Each pattern is half of the plates: 0.2 · 1 · 1 in 10³, and 1 · 0.5 · 1 in 26² · 10.
  expect(fits.map(({ score }) => score)).toEqual([
    expect.closeTo((0.5 * 0.2) / 1000, 12),
    expect.closeTo((0.5 * 0.5) / 6760, 12),
  ]);
});

test("bestFits() weighs whole words of a choice", () => {
  const places = odds({ C: 1, B: 0.5 }, { I: 1, J: 0.3, H: 0.01 }, { "7": 1 });
  // CJ 0.3 beats BH 0.5 · 0.01; CI is no word.
  expect(bestFits(variants("{BH|CJ|XX} D")(3), places).map(({ text }) => text)).toEqual(["CJ7"]);
});

test("bestFits() leaves out patterns that need what the plate cannot hold", () => {
  expect(bestFits(variants("DDD", "LLL")(3), odds({ A: 1 }, { "1": 1 }, { "1": 1 }))).toEqual([]);
});
