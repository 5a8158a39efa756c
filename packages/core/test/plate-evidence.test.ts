import { plateEvidence } from "@platekit/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";

const charsOf = (count: number) =>
  Array.from({ length: count }, () => ({ char: "A", probability: 0.5, top3: [] as const }));
const pad = { char: "_", probability: 1, top3: [], isPad: true } as const;

test.each([
  // 0.8 each: 0.8^7 = 0.2097152 for the whole text.
  { name: "seven characters of 0.8 in a sure place", chars: charsOf(7), confidence: 0.2097152, score: 1, want: 0.8 },
  // sqrt(0.25) = 0.5, times 0.9.
  { name: "two characters of 0.5", chars: charsOf(2), confidence: 0.25, score: 0.9, want: 0.45 },
  { name: "pads, which are no characters", chars: [...charsOf(2), pad, pad], confidence: 0.25, score: 1, want: 0.5 },
  { name: "nothing read", chars: [], confidence: 0, score: 0.9, want: 0 },
])("plateEvidence() of $name is $want", ({ chars, confidence, score, want }) => {
  expect(plateEvidence({ chars, confidence, score })).toBeCloseTo(want, 12);
});

test("plateEvidence() grows with confidence and score and never leaves [0, 1]", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), share, fc.tuple(share, share), (count, score, [a, b]) => {
      const evidence = (confidence: number) => plateEvidence({ chars: charsOf(count), confidence, score });
      expect(evidence(Math.max(a, b))).toBeGreaterThanOrEqual(evidence(Math.min(a, b)));
      expect(evidence(a)).toBeGreaterThanOrEqual(0);
      expect(evidence(a)).toBeLessThanOrEqual(score);
    }),
  );
});
