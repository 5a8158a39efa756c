import { plateConfidence } from "@platekit/core";
import { expect, test } from "vitest";

const sure = { char: "A", probability: 0.9, top3: [] };
const pad = { char: "_", probability: 0.99, top3: [], isPad: true } as const;

test.each([
  // Characters of 0.9 each, but the text as a whole only 0.6: one may be missing or too many.
  { name: "is the text's probability, not a character's", chars: [sure, sure], confidence: 0.6 },
  { name: "does not mind pads that were kept", chars: [sure, pad, pad], confidence: 0.6 },
  { name: "is 0 for an empty reading, however sure the emptiness", chars: [], confidence: 0 },
  { name: "is 0 for nothing but pads", chars: [pad, pad], confidence: 0 },
])("plateConfidence() $name", ({ chars, confidence }) => {
  expect(plateConfidence({ chars, probability: 0.6 })).toBe(confidence);
});
