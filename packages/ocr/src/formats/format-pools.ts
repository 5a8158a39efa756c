/** What a registration's signs stand for, before patterns are read. */
export interface FormatSigns {
  /** What `L` stands for. */
  readonly letters: string;
  /** What `D` stands for. */
  readonly digits: string;
  /** What further one-letter signs stand for. */
  readonly sets: Readonly<Record<string, string>>;
}

/** How likely each character is at a place, by sign; a character that stands several times counts as often. */
export type FormatPools = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The places a pattern's signs describe: `L`, `D`, `X` (either) and the sets. */
export function formatPools({ letters, digits, sets }: FormatSigns): FormatPools {
  const signs = Object.entries({ ...sets, L: letters, D: digits, X: letters + digits });
  return new Map(signs.map(([sign, characters]) => [sign, shares(Array.from(characters))]));
}

/** The share of each word among all; one that stands twice has twice the share. */
export function shares(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1 / words.length);
  return counts;
}
