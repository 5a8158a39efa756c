import { expect, test } from "vitest";
import { roundHalfEven } from "../../src/image/round-half-even.ts";

test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [6.5, 6],
  [7.5, 8],
  [2.4999, 2],
  [2.5001, 3],
  [-0.4, 0],
  [-0.5, 0],
  [-1.5, -2],
  [-2.5, -2],
  [-2.6, -3],
  [4, 4],
])("roundHalfEven(%d) is %d", (value, rounded) => {
  expect(roundHalfEven(value) + 0).toBe(rounded);
});
