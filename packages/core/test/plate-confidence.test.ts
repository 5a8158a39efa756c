import { plateConfidence } from "@platekit/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";

const charsOf = (probabilities: readonly number[]) =>
  probabilities.map((probability) => ({ char: "A", probability, top3: [{ char: "A", probability }] }));

test.each([
  { name: "is the least sure character", probabilities: [0.99, 0.6, 0.98], confidence: 0.6 },
  { name: "does not let sure neighbours hide an unsure one", probabilities: [1, 1, 1, 1, 1, 1, 0.3], confidence: 0.3 },
  { name: "is the character itself where there is one", probabilities: [0.42], confidence: 0.42 },
  { name: "is 0 for an empty reading, however sure the pads were", probabilities: [], confidence: 0 },
])("plateConfidence() $name", ({ probabilities, confidence }) => {
  expect(plateConfidence(charsOf(probabilities))).toBe(confidence);
});

test("plateConfidence() does not count pads that were kept", () => {
  const pad = { char: "_", probability: 0.1, top3: [], isPad: true } as const;
  expect(plateConfidence([...charsOf([0.8, 0.9]), pad])).toBe(0.8);
  expect(plateConfidence([pad, pad])).toBe(0);
});

test("plateConfidence() does not depend on the order of the characters", () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(probabilities, (values) => {
      const confidence = plateConfidence(charsOf(values));
      expect(values).toContain(confidence);
      expect(plateConfidence(charsOf(values.toReversed()))).toBe(confidence);
      expect(values.every((value) => value >= confidence)).toBe(true);
    }),
  );
});
