import { expect, test } from "vitest";
import { topRegions } from "../../src/valid/top-regions.ts";

test("topRegions() takes the three likeliest of one plate of the batch, the lower class on a tie", () => {
  // Powers of two are exact in float32.
  const batch = Float32Array.of(1, 0, 0, 0, 0.125, 0.25, 0.25, 0.375);
  expect(topRegions(batch, ["br", "us", "de", "fr"], 1)).toEqual([
    { label: "fr", probability: 0.375 },
    { label: "us", probability: 0.25 },
    { label: "de", probability: 0.25 },
  ]);
});
