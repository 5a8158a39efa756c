import { expect, test } from "vitest";
import { coverageLines } from "../../src/report/coverage-lines.ts";
import { toShare } from "../../src/shared/share.ts";

test("coverageLines() tells how many are left, and null for the accuracy of none", () => {
  const [some, none] = coverageLines([
    { threshold: 0.5, coverage: toShare(2, 4), accuracy: toShare(1, 2) },
    { threshold: 0.9, coverage: toShare(0, 4), accuracy: toShare(0, 0) },
  ]);
  expect(some).toMatchObject({ threshold: 0.5, n: 2, coverage: 0.5, accuracy: 0.5 });
  expect(none).toMatchObject({ threshold: 0.9, n: 0, coverage: 0, accuracy: null, accuracy_ci95: [0, 1] });
});
