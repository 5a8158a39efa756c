import { splitLabel } from "@platekit/core";

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
  const padClass = labels.indexOf(pad);
  if (padClass < 0) throw new RangeError(`Cannot pad a label: pad must be one of the labels, got ${pad}`);
  const { parts, outside } = splitLabel(label, labels);
  const cannot = `Cannot score label ${JSON.stringify(label)}`;
  if (parts.length > slots) {
    throw new RangeError(`${cannot}: must have at most ${slots} characters (the model's slots), got ${parts.length}`);
  }
  if (outside.length > 0) {
    const got = outside.map((char) => JSON.stringify(char)).join(", ");
    throw new RangeError(`${cannot}: must be written in the model's alphabet, got ${got}`);
  }
  const classes = new Map(labels.map((name, index) => [name, index]));
  return Array.from({ length: slots }, (_, slot) => classes.get(parts[slot] ?? pad) ?? padClass);
}
