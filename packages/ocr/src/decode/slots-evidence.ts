import type { CharConfidence, PlateText } from "@platekit/core";
import type { PlateEvidence } from "../formats/apply-formats.ts";
import { charOdds } from "../formats/char-odds.ts";

/** A head of fixed positions as it answered, and what was read from it. */
export interface SlotsAnswer {
  /** One distribution a slot. */
  readonly rows: readonly Float64Array[];
  /** The likeliest class of each slot, pads among them. */
  readonly slots: readonly CharConfidence[];
  /** The text read: `slots` without the pads. */
  readonly read: PlateText;
}

/**
 * What slots say of a plate beyond the text read, for the formats to choose from. A text is weighed as its characters
 * in the first slots and pads in the rest.
 *
 * @returns `undefined` where the text is not made of A–Z and 0–9 alone, or a pad stands between its characters.
 */
export function slotsEvidence(
  { rows, slots, read: { chars, probability, alternatives } }: SlotsAnswer,
  { labels, pad }: { readonly labels: readonly string[]; readonly pad: string },
): PlateEvidence | undefined {
  const length = slots.findLastIndex(({ isPad }) => isPad !== true) + 1;
  const chosen = chars.map(({ char }) => labels.indexOf(char));
  const odds = length === chars.length ? charOdds(rows, { chosen, labels }) : undefined;
  if (odds === undefined) return undefined;
  const shareAt = (slot: number, label: string) => rows[slot]?.[labels.indexOf(label)] ?? 0;
  const probabilityOf = (text: string) =>
    slots.reduce((product, _, slot) => product * shareAt(slot, text.charAt(slot) || pad), 1);
  const text = chars.map(({ char }) => char).join("");
  const read = probabilityOf(text);
  return {
    text,
    probability,
    odds,
    // One character a slot: a label of several letters cannot be told from the labels of each.
    proposals: alternatives
      .map((alternative) => alternative.text)
      .filter((proposal) => Array.from(proposal).every((char) => labels.includes(char))),
    weigh: (other) => (other.length > slots.length ? 0 : probabilityOf(other) / read),
    charsOf: (other) =>
      Array.from(other, (char, slot) => ({ char, probability: shareAt(slot, char), top3: slots[slot]?.top3 ?? [] })),
  };
}
