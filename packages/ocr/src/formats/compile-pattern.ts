import { shares } from "./format-pools.ts";
import type { FormatPools } from "./format-pools.ts";

/** One stretch of a text: the words that may stand there, all of one length, and how likely each is. */
export interface FormatPart {
  readonly length: number;
  /** Shares of the words; they sum to 1. */
  readonly words: ReadonlyMap<string, number>;
}

/** Texts of one length that a pattern describes: what may stand in each part does not depend on the other parts. */
export interface FormatVariant {
  /** How likely this variant is among those of its pattern; they sum to 1. */
  readonly share: number;
  readonly length: number;
  readonly parts: readonly FormatPart[];
}

/** Drawn on the plate, not part of the text. */
const MARKS = " -.os/";
const SIGN = /\{[A-Z0-9]+(?:\|[A-Z0-9]+)*\}|./gsu;
/** No registration has fewer characters, and none more. */
const [SHORTEST, LONGEST] = [2, 10];

/**
 * The texts a pattern describes. A choice such as `{B|HH}` between words of several lengths makes several variants.
 *
 * @param pattern Signs as in `formats/*.yaml`: `L` `D` `X` and the sets in `pools`, `{A|BC}`, marks without meaning here.
 * @throws RangeError where the pattern holds another sign, or describes texts of fewer than 2 or more than 10 characters.
 */
export function compilePattern(pattern: string, pools: FormatPools): FormatVariant[] {
  let variants: FormatVariant[] = [{ share: 1, length: 0, parts: [] }];
  for (const [sign] of pattern.matchAll(SIGN)) {
    if (!MARKS.includes(sign)) variants = append(variants, choicesOf(sign, pattern, pools));
  }
  const wrong = variants.find(({ length }) => length < SHORTEST || length > LONGEST);
  if (wrong === undefined) return variants;
  const wanted = `of ${SHORTEST} to ${LONGEST} characters`;
  throw new RangeError(`Cannot read format "${pattern}": it must describe texts ${wanted}, got ${wrong.length}`);
}

interface Choice extends FormatPart {
  readonly share: number;
}

function choicesOf(sign: string, pattern: string, pools: FormatPools): readonly Choice[] {
  if (sign.length > 1) return byLength(shares(sign.slice(1, -1).split("|")));
  const words = pools.get(sign);
  if (words !== undefined) return [{ length: 1, share: 1, words }];
  const wanted = `${[...pools.keys()].sort().join(" ")} {A|B} / space - . o s`;
  throw new RangeError(`Cannot read format "${pattern}": signs must be ${wanted}, got ${sign}`);
}

/** Words sorted by length, shares within each length. */
function byLength(words: ReadonlyMap<string, number>): Choice[] {
  const lengths = new Set(Array.from(words.keys(), ({ length }) => length));
  return Array.from(lengths, (length) => {
    const own = Array.from(words).filter(([word]) => word.length === length);
    const share = own.reduce((sum, [, each]) => sum + each, 0);
    return { length, share, words: new Map(own.map(([word, each]) => [word, each / share])) };
  });
}

function append(variants: readonly FormatVariant[], choices: readonly Choice[]): FormatVariant[] {
  return variants.flatMap((variant) =>
    choices.map(({ share, length, words }) => ({
      share: variant.share * share,
      length: variant.length + length,
      parts: [...variant.parts, { length, words }],
    })),
  );
}
