import { expect, test } from "vitest";
import { createRegionRates } from "../../src/ocr/region-rates.ts";

function ratesOf(classes: readonly string[], rows: readonly (readonly [truth: string, told: readonly string[]])[]) {
  const counter = createRegionRates(classes);
  for (const [truth, told] of rows) counter.add(truth, told);
  return counter.rates();
}

// Measured on Keras 3.15.1, F1Score(average="macro"): truths [0, 0, 1, 2], told [0, 1, 1, 2] of 4 classes → 0.58333325.
test("createRegionRates() gives Keras's macro F1, classes nobody met counted as 0", () => {
  const rates = ratesOf(
    ["a", "b", "c", "d"],
    [
      ["a", ["a"]],
      ["a", ["b"]],
      ["b", ["b"]],
      ["c", ["c"]],
    ],
  );
  expect(Math.abs(rates.macroF1 - 0.58333325)).toBeLessThan(1e-6);
  expect(rates.acc).toMatchObject({ hits: 3, n: 4 });
});

/* scikit-learn 1.9.1:
     f1_score(["de","de","fr","ro","ro","xx","fr"], ["de","fr","fr","ro","de","ro","ro"],
              labels=["de","fr","ro","us"], average="macro", zero_division=0)  → 0.35 */
test("createRegionRates() agrees with scikit-learn, a region outside the head never right", () => {
  const rates = ratesOf(
    ["de", "fr", "ro", "us"],
    [
      ["de", ["de", "fr", "us"]],
      ["de", ["fr", "ro", "de"]],
      ["fr", ["fr"]],
      ["ro", ["ro"]],
      ["ro", ["de", "fr", "us"]],
      ["xx", ["ro"]],
      ["fr", ["ro", "us", "de"]],
    ],
  );
  expect(Math.abs(rates.macroF1 - 0.35)).toBeLessThan(1e-6);
  expect(rates.acc).toMatchObject({ hits: 3, n: 7 });
  expect(rates.top3).toMatchObject({ hits: 4, n: 7 });
});

test("createRegionRates() counts a row that failed as a miss", () => {
  const rates = ratesOf(
    ["a"],
    [
      ["a", ["a"]],
      ["a", []],
    ],
  );
  // Precision 1, recall 1/2: F1 = 2/3.
  expect(rates).toMatchObject({ acc: { hits: 1, n: 2 }, macroF1: expect.closeTo(2 / 3, 6) });
});
