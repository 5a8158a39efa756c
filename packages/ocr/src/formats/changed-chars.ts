import type { CharConfidence } from "@platekit/core";
import type { Candidate } from "./rescore.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * The characters of a chosen text, none surer than what was read in its place nor than the network sees its shape there,
 * each changed one with what was read.
 *
 * With a character more or less, places no longer answer each other. All characters are then at most as sure as the
 * least sure one that was read and as the chosen text; marked are those between the common beginning and the common end.
 *
 * @param raw Characters as read; `chosen` those of the text chosen, as the network sees them.
 * @param candidates All texts that were weighed, the chosen one first.
 */
export function changedChars(
  raw: readonly CharConfidence[],
  chosen: readonly CharConfidence[],
  candidates: readonly Candidate[],
): CharConfidence[] {
  if (raw.length === chosen.length) {
    return raw.map((read, at) => substituted(read, chosen[at] ?? read, candidates.filter(sameAt(at, chosen))));
  }
  const limit = raw.reduce((least, { probability }) => Math.min(least, probability), sumOf(candidates.slice(0, 1)));
  const { from, end, rawEnd } = differingStretch(raw, chosen);
  return chosen.map((char, at) => {
    const bounded = { ...char, probability: Math.min(char.probability, limit) };
    const before = at < rawEnd ? (raw[at]?.char ?? "") : "";
    return at < from || at >= end || before === char.char ? bounded : { ...bounded, changedFrom: before };
  });
}

/** The character read, or the one chosen instead: at most as sure as what was read, and as the texts that agree on it. */
function substituted(read: CharConfidence, chosen: CharConfidence, agreeing: readonly Candidate[]): CharConfidence {
  if (read.char === chosen.char) return read;
  const isTwin = shapeOf(read.char) === shapeOf(chosen.char);
  const seen = isTwin ? read.probability : Math.min(read.probability, chosen.probability);
  return { ...chosen, probability: Math.min(seen, sumOf(agreeing)), changedFrom: read.char };
}

function sameAt(at: number, { length, [at]: chosen }: readonly CharConfidence[]) {
  return ({ text }: Candidate) => text.length === length && text.charAt(at) === chosen?.char;
}

function sumOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { probability }) => sum + probability, 0);
}

/** Where two texts differ: from the end of their common beginning to the start of their common end. */
function differingStretch(raw: readonly CharConfidence[], chosen: readonly CharConfidence[]) {
  const shorter = Math.min(raw.length, chosen.length);
  let from = 0;
  while (from < shorter && raw[from]?.char === chosen[from]?.char) from++;
  let after = 0;
  while (after < shorter - from && raw.at(-1 - after)?.char === chosen.at(-1 - after)?.char) after++;
  return { from, end: chosen.length - after, rawEnd: raw.length - after };
}
