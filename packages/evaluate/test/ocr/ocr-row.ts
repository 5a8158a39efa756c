import { scoreSlots, slotTruth } from "@platekit/evaluate";
import type { OcrResult } from "@platekit/evaluate";

const LABELS = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
const PAD = "_";

/** A row of a text model: sure, 200 × 40 pixels, no alternatives but the text. */
export function textRow(label: string, text: string, more: Partial<OcrResult> = {}): OcrResult {
  return {
    line: 2,
    imagePath: "a.jpg",
    label,
    text,
    confidence: 1,
    chars: [],
    alternatives: [text],
    width: 200,
    height: 40,
    ms: { decode: 1, read: 2 },
    ...more,
  };
}

/** A row of a slots model that gives 0.9 to `predicted` (pads written out or not) and the same rest to all others. */
export function slotsRow(
  label: string,
  predicted: string,
  { slots, labels = LABELS, ...more }: Partial<OcrResult> & { slots: number; labels?: readonly string[] },
): OcrResult {
  const scores = new Float32Array(slots * labels.length).fill(0.1 / (labels.length - 1));
  for (const [slot, char] of Array.from(predicted.padEnd(slots, PAD)).entries()) {
    scores[slot * labels.length + labels.indexOf(char)] = 0.9;
  }
  const slotHits = scoreSlots(scores, slotTruth(label, { labels, pad: PAD, slots }), labels.indexOf(PAD));
  return { ...textRow(label, predicted.replace(/_+$/u, "")), slotHits, ...more };
}

export const FAILED: Pick<OcrResult, "error" | "text" | "confidence" | "alternatives"> = {
  error: { code: "ERR_IMAGE", message: "broken" },
  text: "",
  confidence: 0,
  alternatives: [],
};
