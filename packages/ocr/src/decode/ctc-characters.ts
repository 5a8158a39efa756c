import type { CharConfidence } from "@platekit/core";
import type { CtcLattice } from "./ctc-lattice.ts";
import { ctcPositions } from "./ctc-positions.ts";
import type { CtcPosition } from "./ctc-positions.ts";
import { topCandidates } from "./top-candidates.ts";

/** A text found in a lattice, and the names of the lattice's classes. */
export interface CtcText {
  /** Classes in reading order, without blanks. */
  readonly classes: readonly number[];
  /** The classes' names in order, without the blank. */
  readonly labels: readonly string[];
}

/**
 * How sure each character of a text is.
 *
 * The probability of a label at a position is its share among all texts that differ at this position alone: the
 * probability of the text with that label there, over the sum for every label and for no character at all. A text's
 * probability adds up all its alignments (forward–backward), so a character spread over several steps is not
 * underrated, as it is by the largest step of its run. Raising the network's score of a label that stands once in the
 * text never lowers the label's probability. Not covered: characters missing or doubled elsewhere in the text; the
 * probabilities of the whole-plate alternatives are.
 *
 * The three best of a position may rank another label above the one read only where the text itself is not the most
 * probable one, as greedy decoding may find.
 *
 * @param positions Those of the text, where they are known already.
 */
export function ctcCharacters(
  lattice: CtcLattice,
  { classes, labels }: CtcText,
  positions: readonly CtcPosition[] = ctcPositions(lattice, classes),
): CharConfidence[] {
  const firstLabel = lattice.blank === 0 ? 1 : 0;
  return positions.map(({ weights, nothing }, position) => {
    const klass = classes[position] ?? lattice.blank;
    const sum = weights.reduce((total, weight) => total + weight, nothing);
    const probabilities = weights
      .subarray(firstLabel, firstLabel + labels.length)
      .map((weight) => (sum > 0 ? weight / sum : 0));
    return {
      char: (labels[klass - firstLabel] ?? "").normalize("NFC"),
      probability: probabilities[klass - firstLabel] ?? 0,
      top3: topCandidates(probabilities, labels),
    };
  });
}
