import { checkLabel, splitLabel } from "@platekit/core";

/** What a slots model can write. */
export interface SlotAlphabet {
  /** All classes in order, the pad among them. */
  readonly labels: readonly string[];
  readonly pad: string;
  readonly slots: number;
}

/**
 * The right class of each slot: the label's characters, then pads, as fast-plate-ocr lays them out.
 * fast-plate-ocr scores a character outside the alphabet as the alphabet's first; here it is refused.
 *
 * @throws RangeError naming the character that is not in the alphabet, or the length that does not fit.
 */
export function slotTruth(label: string, { labels, pad, slots }: SlotAlphabet): number[] {
  const classes = new Map(labels.map((name, index) => [name.normalize("NFC"), index]));
  const problem = checkLabel(label, { labels, slots });
  // No characters are all pads.
  if (problem !== undefined && problem.kind !== "empty") {
    throw new RangeError(`Cannot score a plate: ${problem.message}`);
  }
  const { parts } = splitLabel(label, labels);
  return Array.from({ length: slots }, (_, slot) => classOf(parts[slot] ?? pad.normalize("NFC"), classes));
}

function classOf(part: string, classes: ReadonlyMap<string, number>): number {
  const index = classes.get(part);
  if (index !== undefined) return index;
  throw new RangeError(`Cannot score a plate: ${JSON.stringify(part)} must be a class of the model, got no such class`);
}
