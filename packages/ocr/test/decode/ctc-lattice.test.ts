import { describe, expect, test } from "vitest";
import { ctcLattices, type CtcShape } from "../../src/decode/ctc-lattice.ts";

const SHAPE: CtcShape = { plates: 2, classes: 3, layout: "ntc", form: "softmax", blank: "last" };

describe("ctcLattices()", () => {
  test("measures each step against its best class", () => {
    const [lattice] = ctcLattices(Float32Array.of(0.5, 0.25, 0.25, 0.125, 0.25, 0.625), { ...SHAPE, plates: 1 });
    expect([...lattice!.weights]).toEqual([1, 0.5, 0.5, 0.2, 0.4, 1]);
    expect(lattice!.best).toEqual([0, 2]);
    expect(Math.exp(lattice!.logScale)).toBeCloseTo(0.5 * 0.625, 12);
  });

  test.each([
    { blank: "first", index: 0 },
    { blank: "last", index: 2 },
  ] as const)("finds the blank $blank", ({ blank, index }) => {
    expect(ctcLattices(new Float32Array(6).fill(1), { ...SHAPE, blank }).map((lattice) => lattice.blank)).toEqual([
      index,
      index,
    ]);
  });

  test.each([
    { length: 7, wanted: "a positive multiple of 6 (2 plates × 3 classes), got 7" },
    { length: 0, wanted: "a positive multiple of 6 (2 plates × 3 classes), got 0" },
  ])("refuses $length scores, naming the numbers", ({ length, wanted }) => {
    const decode = () => ctcLattices(new Float32Array(length), SHAPE);
    expect(decode).toThrow(new RangeError(`Cannot decode CTC scores: length must be ${wanted}`));
  });

  test("refuses more steps than its weights can be added up for", () => {
    const decode = () => ctcLattices(new Float32Array(6 * 513).fill(1), SHAPE);
    expect(decode).toThrow(new RangeError("Cannot decode CTC scores: must have at most 512 steps a plate, got 513"));
  });
});
