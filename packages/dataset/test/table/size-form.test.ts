import fc from "fast-check";
import { expect, test } from "vitest";
import { fromSizeForm, sizeForm } from "../../src/table/size-form.ts";

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

test("fromSizeForm() wants a size", () => {
  expect(fromSizeForm([1, 2, 0, 4])).toBeUndefined();
  expect(fromSizeForm([1, 2, 3])).toBeUndefined();
});
