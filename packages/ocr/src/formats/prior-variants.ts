import { compilePattern } from "./compile-pattern.ts";
import type { FormatPart } from "./compile-pattern.ts";
import type { CountryFormat } from "./country-format.ts";
import { formatPools } from "./format-pools.ts";
import { ALPHABET, symbolOf, symbolsOf } from "./symbols.ts";

/** A word that may stand in a part. */
export interface PriorWord {
  readonly symbols: readonly number[];
  readonly share: number;
}

/** A stretch of a text, ready to be looked up. */
export interface PriorPart {
  readonly length: number;
  /** Of a part of one character: its share by symbol. Empty otherwise. */
  readonly shares: Float64Array;
  /** Of a part of several characters: its words, by their text. Empty otherwise. */
  readonly words: ReadonlyMap<string, PriorWord>;
}

/** A country that issues texts of a variant. */
export interface Issuer {
  readonly code: string;
  readonly pattern: string;
  /** How likely a plate is of this country and pattern. */
  readonly weight: number;
}

/** Texts of one length with the same characters in the same places, whoever issues them. */
export interface PriorVariant {
  readonly parts: readonly PriorPart[];
  readonly issuers: readonly Issuer[];
  /** Sum over the issuers; those of all variants sum to 1. */
  readonly weight: number;
}

/** All variants of the countries' patterns by length of text; variants that differ in marks alone are one. */
export function priorVariants(countries: readonly CountryFormat[]): ReadonlyMap<number, readonly PriorVariant[]> {
  const found = new Map<string, { length: number; parts: readonly FormatPart[]; issuers: Issuer[] }>();
  const names = new Map<ReadonlyMap<string, number>, string>();
  const total = countries.reduce((sum, country) => sum + commonness(country), 0);
  for (const country of countries) {
    for (const { length, parts, issuer } of issuedBy(country, commonness(country) / total)) {
      const key = parts.map((part) => nameOf(part, names)).join("|");
      const known = found.get(key);
      if (known === undefined) found.set(key, { length, parts, issuers: [issuer] });
      else known.issuers.push(issuer);
    }
  }
  const byLength = new Map<number, PriorVariant[]>();
  for (const { length, parts, issuers } of found.values()) {
    const weight = issuers.reduce((sum, issuer) => sum + issuer.weight, 0);
    const variants = byLength.get(length) ?? [];
    byLength.set(length, [...variants, { parts: parts.map(toPriorPart), issuers, weight }]);
  }
  return byLength;
}

/**
 * How often plates of a country are expected, in any scale: half way (by the logarithm) between all countries alike and
 * all vehicles alike, so that small countries are not drowned by large ones.
 */
function commonness({ vehicles }: CountryFormat): number {
  return Math.sqrt(vehicles);
}

function issuedBy(country: CountryFormat, countryShare: number) {
  const { code, patterns } = country;
  const pools = formatPools(country);
  const total = patterns.reduce((sum, { weight }) => sum + weight, 0);
  return patterns.flatMap(({ pattern, weight }) =>
    compilePattern(pattern, pools).map(({ share, length, parts }) => ({
      length,
      parts,
      issuer: { code, pattern, weight: (countryShare * share * weight) / total },
    })),
  );
}

/** Equal for parts of equal words and shares; spelled out once for each list of words. */
function nameOf({ words }: FormatPart, names: Map<ReadonlyMap<string, number>, string>): string {
  const known = names.get(words);
  if (known !== undefined) return known;
  const name = `${[...words.keys()].join()} ${[...words.values()].join()}`;
  names.set(words, name);
  return name;
}

function toPriorPart({ length, words }: FormatPart): PriorPart {
  const shares = new Float64Array(length === 1 ? ALPHABET.length : 0);
  if (length > 1) {
    const entries = Array.from(words, ([word, share]) => [word, { symbols: symbolsOf(word), share }] as const);
    return { length, shares, words: new Map(entries) };
  }
  for (const [word, share] of words) shares[symbolOf(word)] = share;
  return { length, shares, words: new Map() };
}
