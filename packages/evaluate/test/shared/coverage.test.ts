import { expect, test } from "vitest";
import { createCoverage } from "../../src/shared/coverage.ts";

/*
 * By hand, of five rows, one without a reading. Left at 0 and 0.5: all four (0.5 is at its threshold), right 0.65 and 0.9.
 * From 0.6: 0.65, 0.9, 0.96, right the first two. From 0.7, 0.8 and 0.9: 0.9 and 0.96, right one. From 0.95: 0.96, wrong.
 * From 0.99: none. Coverage at 0: 4 / 5 = 0.8; accuracy there: 2 / 4 = 0.5.
 */
test("createCoverage() tells what is left at each threshold, and how much of it is right", () => {
  const coverage = createCoverage();
  coverage.add(0.5, false);
  coverage.add(0.65, true);
  coverage.add(0.9, true);
  coverage.add(0.96, false);
  coverage.miss();
  const rows = coverage.summary().map((row) => [row.threshold, row.coverage.hits, row.accuracy.hits]);
  expect(rows).toEqual([
    [0, 4, 2],
    [0.5, 4, 2],
    [0.6, 3, 2],
    [0.7, 2, 1],
    [0.8, 2, 1],
    [0.9, 2, 1],
    [0.95, 1, 0],
    [0.99, 0, 0],
  ]);
  expect(coverage.summary()[0]).toMatchObject({ coverage: { n: 5, value: 0.8 }, accuracy: { n: 4, value: 0.5 } });
});
