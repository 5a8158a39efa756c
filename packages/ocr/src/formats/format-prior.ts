import type { FormatMatch } from "@platekit/core";
import type { CountryFormat } from "./country-format.ts";
import { priorVariants } from "./prior-variants.ts";
import type { PriorPart, PriorVariant } from "./prior-variants.ts";
import { ALPHABET, symbolsOf } from "./symbols.ts";

/** Countries whose formats are expected, and how far. */
export interface FormatPriorOptions {
  readonly countries: readonly CountryFormat[];
  /** Share of plates expected to follow none of these formats, in (0, 1]. */
  readonly freeShare: number;
}

/** What is known of plates' texts before a plate is seen. */
export interface FormatPrior {
  /** Variants whose texts have this many characters. */
  variants(length: number): readonly PriorVariant[];
  /**
   * How much more likely a text is than a text that follows no format: 1 for such a text itself, never less.
   *
   * The prior is a mixture: `freeShare` of any text, all texts of a length alike, and the rest of the formats. Lengths are
   * left to the network: the density is against all texts of one length.
   */
  boost(text: string): number;
  /** The country that most likely issues such a text; `undefined` where the text follows no format. */
  match(text: string): FormatMatch | undefined;
}

/** Compiles the formats of countries into what `rescore` needs. */
export function createFormatPrior({ countries, freeShare }: FormatPriorOptions): FormatPrior {
  const byLength = priorVariants(countries);
  const variants = (length: number) => byLength.get(length) ?? [];
  return {
    variants,
    boost: (text) => {
      const symbols = symbolsOf(text);
      const share = variants(text.length).reduce(
        (sum, { parts, weight }) => sum + weight * partsShare(parts, text, symbols),
        0,
      );
      return (freeShare + (1 - freeShare) * share * ALPHABET.length ** text.length) / freeShare;
    },
    match: (text) => bestMatch(variants(text.length), text),
  };
}

/** How likely the text is among those of the parts, in [0, 1]. */
function partsShare(parts: readonly PriorPart[], text: string, symbols: readonly number[]): number {
  let share = 1;
  let at = 0;
  for (const { length, shares, words } of parts) {
    share *= (length === 1 ? shares[symbols[at] ?? -1] : words.get(text.slice(at, at + length))?.share) ?? 0;
    if (share === 0) return 0;
    at += length;
  }
  return share;
}

/** What a country's patterns say of a text: how likely all of them, and the likeliest of them, issue it. */
interface CountryShare {
  total: number;
  best: number;
  pattern: string;
}

function bestMatch(variants: readonly PriorVariant[], text: string): FormatMatch | undefined {
  const symbols = symbolsOf(text);
  const countries = new Map<string, CountryShare>();
  let total = 0;
  for (const { parts, issuers } of variants) {
    const share = partsShare(parts, text, symbols);
    if (share === 0) continue;
    for (const { code, pattern, weight } of issuers) {
      const issued = share * weight;
      const known = countries.get(code) ?? { total: 0, best: 0, pattern };
      total += issued;
      known.total += issued;
      if (issued > known.best) Object.assign(known, { best: issued, pattern });
      countries.set(code, known);
    }
  }
  const [first] = Array.from(countries).sort(([, a], [, b]) => b.total - a.total);
  if (first === undefined) return undefined;
  const [code, own] = first;
  return { code, pattern: own.pattern, probability: own.total / total };
}
