import type { OcrResult } from "../results.ts";

/** Whether the reading is the label, character for character in NFC; a failed row never is. */
export function isTextRight({ error, label, text }: OcrResult): boolean {
  return error === undefined && label.normalize("NFC") === text.normalize("NFC");
}

/** Whether the plate counts as read: every slot of a slots model, pads included, the whole text of another. */
export function isPlateRight(result: OcrResult): boolean {
  const { error, slotHits } = result;
  if (slotHits === undefined) return isTextRight(result);
  return error === undefined && slotHits.right === slotHits.slots;
}
