import fc from "fast-check";
import { expect, test } from "vitest";
import { selectMedian } from "../src/select-median.ts";

test("selectMedian() is what stands in the middle once sorted", () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      // −0 and 0 are one number here
      expect(selectMedian(Float64Array.from(numbers)) + 0).toBe(sorted[numbers.length >> 1]! + 0);
    }),
  );
});

test("selectMedian() of many equal values and of none comes to an end", () => {
  expect(selectMedian(new Float64Array(1000).fill(3))).toBe(3);
  expect(selectMedian(new Float64Array(0))).toBe(0);
});
