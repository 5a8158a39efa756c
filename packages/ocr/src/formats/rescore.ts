import { bestFits } from "./best-fits.ts";
import type { CharOdds } from "./best-fits.ts";
import { LEAST_ODDS } from "./char-odds.ts";
import type { FormatPrior } from "./format-prior.ts";

/** A plate as the network read it, and what else it might say. */
export interface NetworkReading {
  readonly text: string;
  /** How likely the network holds `text`, in (0, 1]. */
  readonly probability: number;
  /** One a character of `text`. */
  readonly odds: readonly CharOdds[];
  /** Further texts the network holds likely, of any length. */
  readonly proposals: readonly string[];
  /** How likely the network holds a text, against `text` (1). */
  readonly weigh: (text: string) => number;
}

/** A text that was weighed. */
export interface Candidate {
  readonly text: string;
  /** How likely the network holds it, in [0, 1]. */
  readonly likelihood: number;
  /** How likely it is by image and formats together, in [0, 1]. */
  readonly probability: number;
}

/** So many texts that follow a format are weighed exactly; the next ones are less likely by far. */
const WEIGHED_FITS = 8;

/**
 * Weighs what the network saw against what plates look like: posterior ∝ P(text | image) × prior(text).
 *
 * Weighed are the text as read, the network's other proposals, and for each format of the same length the text that
 * fits the image best. Texts that the image makes far less likely than the one read, and all that are not weighed, count
 * as texts of no format.
 * Where no text follows a format, nothing changes.
 *
 * @returns Candidates, best first; the text as read wins a tie.
 */
export function rescore(
  { text, probability, odds, proposals, weigh }: NetworkReading,
  prior: FormatPrior,
): Candidate[] {
  const fits = bestFits(prior.variants(odds.length), odds).slice(0, WEIGHED_FITS);
  const texts = new Set([text, ...proposals, ...fits.map((fit) => fit.text)]);
  const weighed = Array.from(texts, (each) => {
    // Only formats may prefer another text: the search that found `text` may have missed a likelier one, by little.
    const odds = Math.min(1, weigh(each));
    const boost = odds < LEAST_ODDS ? 1 : prior.boost(each);
    return { text: each, likelihood: probability * odds, weight: probability * odds * boost };
  });
  const unseen = weighed.reduce((rest, { likelihood }) => rest - likelihood, 1);
  const total = weighed.reduce((sum, { weight }) => sum + weight, Math.max(0, unseen));
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .map(({ text: each, likelihood, weight }) => ({ text: each, likelihood, probability: weight / total }));
}
