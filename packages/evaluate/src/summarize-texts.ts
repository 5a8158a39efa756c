import { foldPlateText, normalizePlateText } from "./plate-text.ts";
import type { Share } from "./summarize-scenes.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** What a plate says and what was read. */
export interface TextPair {
  readonly label: string;
  readonly text: string;
}

export interface TextSummary {
  readonly n: number;
  /** Texts equal after keeping A–Z and 0–9. */
  readonly strict: Share;
  /** As strict, with O = 0 and I = 1. */
  readonly folded: Share;
  /** Different plates among the labels. */
  readonly plates: number;
  /** Mean over the plates of the share of their pictures read strictly right, in [0, 1]: each plate counts once. */
  readonly perPlate: number;
}

/** Exact-match scores of readings of labelled plates; no pairs give zeros. */
export function summarizeTexts(pairs: readonly TextPair[]): TextSummary {
  const isStrict = ({ label, text }: TextPair) => normalizePlateText(label) === normalizePlateText(text);
  const isFolded = ({ label, text }: TextPair) => foldPlateText(label) === foldPlateText(text);
  const labels = [...new Set(pairs.map(({ label }) => normalizePlateText(label)))];
  const shares = labels.map((label) => {
    const own = pairs.filter((pair) => normalizePlateText(pair.label) === label);
    return own.filter(isStrict).length / own.length;
  });
  return {
    n: pairs.length,
    strict: toShare(pairs.filter(isStrict).length, pairs.length),
    folded: toShare(pairs.filter(isFolded).length, pairs.length),
    plates: labels.length,
    perPlate: labels.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / labels.length,
  };
}

function toShare(hits: number, n: number): Share {
  return { hits, n, value: n === 0 ? 0 : hits / n, ci95: wilsonInterval(hits, n) };
}
