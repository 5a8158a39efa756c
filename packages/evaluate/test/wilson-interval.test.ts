import { wilsonInterval } from "@platekit/evaluate";
import { expect, test } from "vitest";

// Percentages published with these counts (one decimal), computed outside this project.
test.each([
  { hits: 100, n: 108, low: 0.861, high: 0.962 },
  { hits: 112, n: 114, low: 0.938, high: 0.995 },
  { hits: 195, n: 222, low: 0.829, high: 0.915 },
  { hits: 407, n: 444, low: 0.887, high: 0.939 },
])("wilsonInterval() of $hits in $n is $low to $high", ({ hits, n, low, high }) => {
  const [gotLow, gotHigh] = wilsonInterval(hits, n);
  expect(Math.abs(gotLow - low)).toBeLessThan(0.0006);
  expect(Math.abs(gotHigh - high)).toBeLessThan(0.0006);
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
