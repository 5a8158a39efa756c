import fc from "fast-check";
import { expect, test } from "vitest";
import { fromShares, fromSizeForm, sizeForm } from "../../src/table/box-by-size.ts";

test("sizeForm() has no noise of binary fractions", () => {
  // 622.05 - 556.65 is 65.39999999999998 in binary.
  expect(sizeForm({ x0: 556.65, y0: 373.28, x1: 622.05, y1: 389.51 })).toEqual([556.65, 373.28, 65.4, 16.23]);
});

test("fromSizeForm() gives back every box of up to six decimals", () => {
  const decimal = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(fc.tuple(decimal, decimal, decimal, decimal), fc.constantFrom(1, 100, 1e6), ([a, b, c, d], scale) => {
      fc.pre(a !== c && b !== d);
      const box = {
        x0: Math.min(a, c) / scale,
        y0: Math.min(b, d) / scale,
        x1: Math.max(a, c) / scale,
        y1: Math.max(b, d) / scale,
      };
      expect(fromSizeForm(sizeForm(box))).toEqual(box);
    }),
  );
});

test("fromShares() has no noise of binary fractions", () => {
  // 0.1 + 0.2 is 0.30000000000000004 in binary, and 0.57 * 100 is 56.99999999999999.
  const shares = { x0: 0.1, y0: 0.57, x1: 0.1 + 0.2, y1: 0.9 };
  expect(fromShares(shares, { width: 120, height: 100 })).toEqual({ x0: 12, y0: 57, x1: 36, y1: 90 });
});

test("fromSizeForm() wants a size", () => {
  expect(fromSizeForm([1, 2, 0, 4])).toBeUndefined();
  expect(fromSizeForm([1, 2, 3])).toBeUndefined();
});
