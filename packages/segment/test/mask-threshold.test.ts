import { expect, test } from "vitest";
import { maskThreshold } from "../src/mask-threshold.ts";

test.each([
  { on: "probability", value: 0.5, probability: 0.5 },
  { on: "logit", value: 0, probability: 0.5 },
  // 1 / (1 + e^-0.1), DeepLabV3's threshold
  { on: "logit", value: 0.1, probability: 0.52497918747894 },
  { on: "logit", value: -3, probability: 0.04742587317756678 },
] as const)("maskThreshold() $value on $on is a probability of $probability", ({ on, value, probability }) => {
  expect(Math.abs(maskThreshold({ id: "net", threshold: { on, value } }) - probability)).toBeLessThan(1e-12);
});

test.each([
  { on: "probability", value: 0 },
  { on: "probability", value: 1 },
  { on: "probability", value: 1.5 },
  { on: "logit", value: 1000 },
] as const)("maskThreshold() refuses $value on $on, which all or no cells pass", ({ on, value }) => {
  expect(() => maskThreshold({ id: "net", threshold: { on, value } })).toThrow(/must lie between 0 and 1, got/);
});
