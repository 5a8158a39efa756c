import type { CharCandidate } from "@platekit/core";

/** How many labels of a position are told to the caller. */
export const TOP_CANDIDATES = 3;

/**
 * The most likely labels of one position, best first; the lower class wins a tie.
 *
 * @param probabilities One a label, in [0, 1]; same order and length as `labels`.
 */
export function topCandidates(probabilities: Float64Array, labels: readonly string[]): CharCandidate[] {
  const best: number[] = [];
  for (let c = 0; c < probabilities.length; c++) {
    const probability = probabilities[c] ?? 0;
    const rank = best.findIndex((other) => probability > (probabilities[other] ?? 0));
    if (rank >= 0) best.splice(rank, 0, c);
    else if (best.length < TOP_CANDIDATES) best.push(c);
    if (best.length > TOP_CANDIDATES) best.pop();
  }
  return best.map((c) => ({ char: (labels[c] ?? "").normalize("NFC"), probability: probabilities[c] ?? 0 }));
}
