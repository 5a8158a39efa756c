import { describe, expect, test } from "vitest";
import { rowWeights } from "../../src/decode/row-weights.ts";

describe("rowWeights()", () => {
  test("reads a row with a stride, the first class winning a tie", () => {
    const scores = Float32Array.of(9, 0.25, 9, 0.5, 9, 0.5);
    const row = rowWeights(scores, { offset: 1, stride: 2, count: 3 }, "softmax");
    expect(row).toEqual({ weights: Float64Array.of(0.5, 1, 1), sum: 2.5, best: 1 });
  });

  test.each([
    { name: "huge logits", scores: [3e38, 0, -3e38], weights: [1, 0, 0] },
    { name: "an impossible class", scores: [Number.NEGATIVE_INFINITY, 0, 0], weights: [0, 1, 1] },
  ])("stays finite with $name", ({ scores, weights }) => {
    const row = rowWeights(Float32Array.from(scores), { offset: 0, stride: 1, count: 3 }, "logits");
    expect([...row.weights]).toEqual(weights);
  });

  test("takes the rounding of quantised outputs for what it is", () => {
    const row = rowWeights(Float32Array.of(1.001, -0.001), { offset: 0, stride: 1, count: 2 }, "softmax");
    expect([...row.weights]).toEqual([1, 0]);
  });

  // ln 4 against 0, halved: ln 2, so 1 against 0.5; and the square root of 0.2 / 0.8 is 0.5, too.
  test.each([
    { form: "logits", scores: [Math.log(4), 0, Number.NEGATIVE_INFINITY] },
    { form: "log-softmax", scores: [Math.log(0.8), Math.log(0.2), Number.NEGATIVE_INFINITY] },
    { form: "softmax", scores: [0.8, 0.2, 0] },
  ] as const)("a temperature of 2 takes the root of $form weights", ({ form, scores }) => {
    const at = { offset: 0, stride: 1, count: 3, temperature: 2 };
    const { weights, best } = rowWeights(Float32Array.from(scores), at, form);
    expect(best).toBe(0);
    expect(weights[0]).toBe(1);
    expect(weights[1]).toBeCloseTo(0.5, 6);
    expect(weights[2]).toBe(0);
  });

  test.each([
    { form: "logits", scores: [0, Number.NaN], got: "NaN at index 1" },
    { form: "logits", scores: [0, Infinity], got: "Infinity at index 1" },
    { form: "log-softmax", scores: [-Infinity, -Infinity], got: "-Infinity at index 0" },
    { form: "softmax", scores: [0.5, 4], got: "4 at index 1" },
    { form: "softmax", scores: [0, 0], got: "0 at index 0" },
    { form: "softmax", scores: [0.5, Number.NaN], got: "NaN at index 1" },
  ] as const)("refuses $got as $form", ({ form, scores, got }) => {
    const read = () => rowWeights(Float32Array.from(scores), { offset: 0, stride: 1, count: 2 }, form);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(`got ${got}`);
  });
});
