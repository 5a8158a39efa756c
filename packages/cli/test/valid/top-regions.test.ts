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

// keras.metrics.TopKCategoricalAccuracy(k=3) counts each of these as a hit for "us" and "de", and as a miss for "ro".
test("topRegions() takes all that are as likely as the third", () => {
  const told = topRegions(Float32Array.of(0.5, 0.25, 0.125, 0.125, 0), ["br", "fr", "us", "de", "ro"], 0);
  expect(told.map(({ label }) => label)).toEqual(["br", "fr", "us", "de"]);
});
