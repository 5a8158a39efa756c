import { summarizeTimes } from "@platekit/evaluate";
import { expect, test } from "vitest";

test("summarizeTimes() of ten times, in any order", () => {
  // Sorted: 1 2 3 4 5 6 7 8 9 100. Sum 145. Nearest rank: p50 is the 5th (0.50·10), p95 the 10th (9.5 up), p99 the 10th.
  expect(summarizeTimes([100, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual({
    n: 10,
    mean: 14.5,
    min: 1,
    p50: 5,
    p95: 100,
    p99: 100,
    max: 100,
  });
});

test("summarizeTimes() of 200 times takes the 100th, the 190th and the 198th", () => {
  // 1, 2, …, 200: the sum is 200·201/2 = 20100.
  const times = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(summarizeTimes(times)).toEqual({ n: 200, mean: 100.5, min: 1, p50: 100, p95: 190, p99: 198, max: 200 });
});

test.each([
  { name: "one time is all of them", times: [7.25], p50: 7.25, p95: 7.25, p99: 7.25 },
  { name: "of two the median is the shorter", times: [4, 2], p50: 2, p95: 4, p99: 4 },
  { name: "of three the median is the middle one", times: [9, 1, 5], p50: 5, p95: 9, p99: 9 },
  // 0.95·20 = 19 exactly: the 19th time, not the 20th.
  {
    name: "a whole rank is not rounded up",
    times: Array.from({ length: 20 }, (_, i) => i + 1),
    p50: 10,
    p95: 19,
    p99: 20,
  },
  // 0.99·100 = 99 exactly, though 0.99 has no exact binary form.
  { name: "of a hundred the 99th", times: Array.from({ length: 100 }, (_, i) => i + 1), p50: 50, p95: 95, p99: 99 },
])("summarizeTimes(): $name", ({ times, p50, p95, p99 }) => {
  expect(summarizeTimes(times)).toMatchObject({ p50, p95, p99 });
});

test("summarizeTimes() leaves the times as they were", () => {
  const times = [3, 1, 2];
  summarizeTimes(times);
  expect(times).toEqual([3, 1, 2]);
});

test("summarizeTimes() refuses no times", () => {
  expect(() => summarizeTimes([])).toThrow(new RangeError("Cannot sum up times: there must be at least one, got none"));
});
