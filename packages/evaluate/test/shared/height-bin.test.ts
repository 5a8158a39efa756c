import { expect, test } from "vitest";
import { HEIGHT_BINS, heightBin } from "../../src/shared/height-bin.ts";

test.each([
  { height: 0, low: 0, high: 16 },
  { height: 15.9, low: 0, high: 16 },
  { height: 16, low: 16, high: 24 },
  { height: 47, low: 32, high: 48 },
  { height: 128, low: 128, high: null },
  { height: 5000, low: 128, high: null },
])("heightBin() puts $height pixels into [$low, $high)", ({ height, low, high }) => {
  expect(HEIGHT_BINS[heightBin(height)]).toEqual({ low, high });
});
