import type { CharPair } from "./align-texts.ts";
import { createGroups } from "./groups.ts";

/** Characters that were taken for others; `""` is a character left out (`read`) or added (`truth`). */
export interface Confusion extends CharPair {
  readonly count: number;
}

/** How often a character stands on the plates, and how often it was read right. */
export interface CharacterCount {
  readonly char: string;
  readonly n: number;
  readonly right: number;
}

export interface Confusions {
  /** Commonest first, then by code point. */
  readonly confusions: readonly Confusion[];
  /** By code point. */
  readonly characters: readonly CharacterCount[];
}

/** Counts which character was read as which, from alignments of `alignTexts`. */
export function createConfusions(): { add(pairs: readonly CharPair[]): void; summary(): Confusions } {
  const rows = createGroups<string, Map<string, number>>(() => new Map());
  return {
    add(pairs) {
      for (const { truth, read } of pairs) {
        const row = rows.of(truth);
        row.set(read, (row.get(read) ?? 0) + 1);
      }
    },
    summary() {
      const confusions = rows
        .entries()
        .flatMap(([truth, row]) =>
          [...row].filter(([read]) => read !== truth).map(([read, count]) => ({ truth, read, count })),
        );
      const characters = rows
        .entries()
        .filter(([char]) => char !== "")
        .map(([char, row]) => ({ char, n: sum(row.values()), right: row.get(char) ?? 0 }));
      return {
        confusions: confusions.toSorted(
          (a, b) => b.count - a.count || byCode(a.truth, b.truth) || byCode(a.read, b.read),
        ),
        characters: characters.toSorted((a, b) => byCode(a.char, b.char)),
      };
    },
  };
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}

function byCode(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}
