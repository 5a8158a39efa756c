import { expect, test } from "vitest";
import { createNegativeCoverage } from "../../src/pipeline/negative-coverage.ts";

// Photos with readings of 0.55 and 0.9, of 0.9, and with none. From 0 on three readings in two of three photos, from 0.6
// and up to 0.9 two in two, from 0.95 on none.
test("createNegativeCoverage() counts the readings and the photos that each threshold leaves", () => {
  const counter = createNegativeCoverage();
  for (const confidences of [[0.55, 0.9], [0.9], []]) counter.add(confidences);
  expect(
    counter.summary().map(({ threshold, readings, withReading: { hits, n } }) => [threshold, readings, hits, n]),
  ).toEqual([
    [0, 3, 2, 3],
    [0.5, 3, 2, 3],
    [0.6, 2, 2, 3],
    [0.7, 2, 2, 3],
    [0.8, 2, 2, 3],
    [0.9, 2, 2, 3],
    [0.95, 0, 0, 3],
    [0.99, 0, 0, 3],
  ]);
});
