import { editDistance } from "@platekit/core/errors";

/** A suggestion needs fewer typing mistakes than this share of the word. */
const MAX_MISTAKES_PER_LETTER = 0.4;

/** The candidate a mistyped word most likely meant, or `undefined` where none is close. */
export function nearMatch(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, mistakes: editDistance(word, candidate) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  const best = ranked[0];
  return best !== undefined && best.mistakes <= best.candidate.length * MAX_MISTAKES_PER_LETTER
    ? best.candidate
    : undefined;
}
