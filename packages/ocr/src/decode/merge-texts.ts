/** A text of a whole plate and how likely the network holds it. */
export interface TextAlternative {
  readonly text: string;
  /** In [0, 1]; those of all possible texts sum to 1. */
  readonly probability: number;
}

/** Adds up readings that spell the same text; best first, the earlier one wins a tie. */
export function mergeTexts(readings: readonly TextAlternative[]): TextAlternative[] {
  const byText = new Map<string, number>();
  for (const { text, probability } of readings) byText.set(text, (byText.get(text) ?? 0) + probability);
  return Array.from(byText, ([text, probability]) => ({ text, probability: Math.min(1, probability) })).sort(
    (a, b) => b.probability - a.probability,
  );
}
