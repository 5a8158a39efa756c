import type { PriorPart, PriorVariant } from "./prior-variants.ts";
import { ALPHABET } from "./symbols.ts";

/** How likely each character is at a place of the plate, against the one read there (1). */
export interface CharOdds {
  /** By symbol; 0 where the plate cannot hold it. */
  readonly odds: Float64Array;
  /** The symbols that the plate can hold. */
  readonly possible: readonly number[];
}

/** A text and how much speaks for it against the text as read. */
export interface Fit {
  readonly text: string;
  readonly score: number;
}

/**
 * For each variant the text that follows it and is the most likely on this plate, best first, each text once.
 * Texts with a character the plate cannot hold are left out.
 *
 * Parts do not depend on each other, and places hardly do, so the best text is the best word of each part.
 *
 * @param places One a character of the text as read; as many as the variants' characters.
 */
export function bestFits(variants: readonly PriorVariant[], places: readonly CharOdds[]): Fit[] {
  const fits = new Map<string, number>();
  for (const { parts, weight } of variants) {
    const fit = fitOf(parts, places);
    if (fit !== undefined) fits.set(fit.text, Math.max(fits.get(fit.text) ?? 0, fit.score * weight));
  }
  return Array.from(fits, ([text, score]) => ({ text, score })).sort((a, b) => b.score - a.score);
}

function fitOf(parts: readonly PriorPart[], places: readonly CharOdds[]): Fit | undefined {
  let text = "";
  let score = 1;
  for (const part of parts) {
    const word = part.length === 1 ? bestCharacter(part, places[text.length]) : bestWord(part, places, text.length);
    if (word === undefined) return undefined;
    text += word.text;
    score *= word.score;
  }
  return { text, score };
}

/** Few characters are possible at a place, so they are looked up among the part's, not the other way round. */
function bestCharacter({ shares }: PriorPart, place: CharOdds | undefined): Fit | undefined {
  let best = -1;
  let bestScore = 0;
  for (const symbol of place?.possible ?? []) {
    const score = (place?.odds[symbol] ?? 0) * (shares[symbol] ?? 0);
    if (score > bestScore) [best, bestScore] = [symbol, score];
  }
  return best < 0 ? undefined : { text: ALPHABET.charAt(best), score: bestScore };
}

function bestWord({ words }: PriorPart, places: readonly CharOdds[], from: number): Fit | undefined {
  let best: Fit | undefined;
  for (const [text, { symbols, share }] of words) {
    let score = share;
    for (let at = 0; at < symbols.length && score > 0; at++) score *= places[from + at]?.odds[symbols[at] ?? -1] ?? 0;
    if (score > (best?.score ?? 0)) best = { text, score };
  }
  return best;
}
