import { wilsonInterval } from "@platekit/evaluate";
import { expect, test } from "vitest";

// SciPy 1.17.1: binomtest(hits, n).proportion_ci(method="wilson").
test.each([
  { hits: 2, n: 4, low: 0.15003898915214953, high: 0.8499610108478505 },
  { hits: 1, n: 9, low: 0.019890887638544907, high: 0.434999705576656 },
  { hits: 37, n: 40, low: 0.8013576647568945, high: 0.9741639742254118 },
  { hits: 479, n: 500, low: 0.9366484142456699, high: 0.9723676898915483 },
  { hits: 99_991, n: 100_000, low: 0.9998289452396195, high: 0.9999526485621576 },
])("wilsonInterval() of $hits in $n is $low to $high", ({ hits, n, low, high }) => {
  const [gotLow, gotHigh] = wilsonInterval(hits, n);
  expect(gotLow).toBeCloseTo(low, 12);
  expect(gotHigh).toBeCloseTo(high, 12);
});

test("wilsonInterval() stays within [0, 1] at the ends", () => {
  expect(wilsonInterval(0, 5)[0]).toBe(0);
  expect(wilsonInterval(5, 5)[1]).toBe(1);
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});

test("wilsonInterval() ends at just 1 where all hit, and at just 0 where none did", () => {
  for (let n = 1; n <= 500; n++) {
    expect([n, wilsonInterval(n, n)[1], wilsonInterval(0, n)[0]]).toEqual([n, 1, 0]);
  }
});

test("wilsonInterval() refuses more hits than trials", () => {
  expect(() => wilsonInterval(3, 2)).toThrow("got 3 of 2");
});
