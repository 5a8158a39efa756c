import { expect, test } from "vitest";
import { createDurations } from "../../src/shared/durations.ts";

/* 40 log-normal times. NumPy 2.4.6: t.mean() → 3.485275; np.percentile(t, [50, 95], method="inverted_cdf") → 2.446, 8.143 */
const TIMES = [
  8.9, 0.629, 2.712, 1.332, 5.057, 0.499, 2.065, 3.216, 0.829, 5.979, 3.136, 6.083, 5.855, 1.241, 1.436, 2.31, 4.945,
  5.37, 1.541, 1.672, 1.436, 1.703, 2.247, 2.446, 14.104, 1.813, 2.158, 3.923, 1.268, 2.024, 2.747, 5.05, 0.949, 8.143,
  2.05, 3.113, 5.353, 4.612, 6.343, 3.122,
];

test("createDurations() gives the mean, and percentiles within 1 %", () => {
  const durations = createDurations();
  for (const read of TIMES) durations.add({ decode: 2 * read, read });
  const { decode, read } = durations.summary();
  expect(read!.mean).toBeCloseTo(3.485275, 10);
  expect(Math.abs(read!.p50 / 2.446 - 1)).toBeLessThan(0.01);
  expect(Math.abs(read!.p95 / 8.143 - 1)).toBeLessThan(0.01);
  expect(Math.abs(decode!.p50 / 4.892 - 1)).toBeLessThan(0.01);
});

test("createDurations() takes stages that only some rows have, and times of 0", () => {
  const durations = createDurations();
  durations.add({ segment: 10 });
  durations.add({ segment: 20, read: 0 });
  const { segment, read } = durations.summary();
  expect(segment!.mean).toBe(15);
  expect(read!.mean).toBe(0);
  expect(read!.p95).toBe(0);
});

test("createDurations() of nothing has no stages", () => {
  expect(createDurations().summary()).toEqual({});
});
