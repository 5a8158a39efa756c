import { expect, test } from "vitest";
import { decodeRegions } from "../../src/decode/regions.ts";

const LABELS = ["Argentina", "Brazil", "Unknown"];

test.each([
  { name: "gives the likeliest label", scores: [0.1, 0.7, 0.2], label: "Brazil", probability: 0.7 },
  { name: "gives the first of equal labels", scores: [0.4, 0.4, 0.2], label: "Argentina", probability: 0.4 },
])("decodeRegions() $name", ({ scores, label, probability }) => {
  const [region] = decodeRegions(Float32Array.from(scores), LABELS);
  expect(region!.label).toBe(label);
  expect(region!.probability).toBeCloseTo(probability, 6);
});

test("decodeRegions() reads a batch in order", () => {
  const regions = decodeRegions(Float32Array.of(1, 0, 0, 0, 0, 1), LABELS);
  expect(regions).toEqual([
    { label: "Argentina", probability: 1 },
    { label: "Unknown", probability: 1 },
  ]);
});

test("decodeRegions() refuses a length that does not fit", () => {
  const decode = () => decodeRegions(new Float32Array(4), LABELS);
  expect(decode).toThrow(new RangeError("Cannot decode regions: length must be a multiple of 3 (labels), got 4"));
});
