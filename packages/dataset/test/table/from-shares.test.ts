import { expect, test } from "vitest";
import { fromShares } from "../../src/table/from-shares.ts";

test("fromShares() has no noise of binary fractions", () => {
  // 0.1 + 0.2 is 0.30000000000000004 in binary, and 0.57 * 100 is 56.99999999999999.
  const shares = { x0: 0.1, y0: 0.57, x1: 0.1 + 0.2, y1: 0.9 };
  expect(fromShares(shares, { width: 120, height: 100 })).toEqual({ x0: 12, y0: 57, x1: 36, y1: 90 });
});
