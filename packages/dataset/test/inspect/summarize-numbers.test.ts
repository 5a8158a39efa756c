import { expect, test } from "vitest";
import { summarizeNumbers } from "../../src/inspect/summarize-numbers.ts";

/*
 * From pandas 2: pd.Series(numbers).describe(percentiles=[.05, .5, .95])
 */
test.each([
  {
    numbers: [7, 7, 6, 8, 7, 5, 3],
    wanted: { count: 7, mean: 6.142857142857143, std: 1.6761634196950517, min: 3, p5: 3.6, p50: 7, p95: 7.7, max: 8 },
  },
  {
    numbers: [2, 1],
    wanted: { count: 2, mean: 1.5, std: Math.SQRT1_2, min: 1, p5: 1.05, p50: 1.5, p95: 1.95, max: 2 },
  },
])("summarizeNumbers() says of $numbers what pandas says", ({ numbers, wanted }) => {
  const summary = summarizeNumbers(numbers);
  for (const [key, value] of Object.entries(wanted)) expect(summary).toHaveProperty(key, expect.closeTo(value, 12));
});

test("summarizeNumbers() leaves open what is not defined", () => {
  expect(summarizeNumbers([3.5])).toMatchObject({ count: 1, mean: 3.5, std: null, p5: 3.5, max: 3.5 });
  expect(summarizeNumbers([])).toMatchObject({ count: 0, mean: null, min: null, p50: null });
});
