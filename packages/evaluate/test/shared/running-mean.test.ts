import { expect, test } from "vitest";
import { createRunningMean } from "../../src/shared/running-mean.ts";

function meanOf(values: readonly number[]) {
  const mean = createRunningMean();
  for (const value of values) mean.add(value);
  return mean.mean();
}

// NumPy: v.mean() ± 1.959963984540054 * v.std(ddof=1) / sqrt(4)
//   v = [0.2, 0.5, 0.6, 0.4] → 0.2576362128947005 … 0.5923637871052994; v = [0.2, 0.5, 0.9, 1.0] → 0.28771579797018115 … 1.0122842020298188
test("createRunningMean() is the mean with the normal interval around it", () => {
  const { n, value, ci95 } = meanOf([0.2, 0.5, 0.6, 0.4]);
  expect([n, value]).toEqual([4, expect.closeTo(0.425, 12)]);
  expect(ci95).toEqual([expect.closeTo(0.2576362128947005, 12), expect.closeTo(0.5923637871052994, 12)]);
});

test("createRunningMean() cuts the interval to [0, 1]", () => {
  expect(meanOf([0.2, 0.5, 0.9, 1]).ci95).toEqual([expect.closeTo(0.28771579797018115, 12), 1]);
});

test.each([
  { values: [], value: 0 },
  { values: [0.7], value: 0.7 },
])("createRunningMean() of $values.length values knows no spread", ({ values, value }) => {
  expect(meanOf(values)).toEqual({ n: values.length, value, ci95: [0, 1] });
});
