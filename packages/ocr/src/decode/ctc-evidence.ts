import type { PlateEvidence } from "../formats/apply-formats.ts";
import { charOdds } from "../formats/char-odds.ts";
import { ctcCharacters } from "./ctc-characters.ts";
import type { CtcText } from "./ctc-characters.ts";
import { ctcWeight } from "./ctc-forward.ts";
import type { CtcLattice } from "./ctc-lattice.ts";
import type { CtcPosition } from "./ctc-positions.ts";
import type { TextAlternative } from "./merge-texts.ts";

/** What is known already of the text that was read. */
export interface CtcFindings {
  readonly positions: readonly CtcPosition[];
  /** Texts the beam found, of any length; first the one read. */
  readonly proposals: readonly TextAlternative[];
}

/**
 * What a lattice says of a plate beyond the text read, for the formats to choose from: every text is weighed exactly,
 * over all its alignments.
 *
 * @returns `undefined` where the text is not made of A–Z and 0–9 alone: formats know no others.
 */
export function ctcEvidence(
  lattice: CtcLattice,
  { classes, labels }: CtcText,
  { positions, proposals }: CtcFindings,
): PlateEvidence | undefined {
  const firstLabel = lattice.blank === 0 ? 1 : 0;
  const odds = charOdds(
    positions.map(({ weights }) => weights.subarray(firstLabel, firstLabel + labels.length)),
    { chosen: classes.map((klass) => klass - firstLabel), labels },
  );
  if (odds === undefined) return undefined;
  const classesOf = (text: string) => Array.from(text, (char) => labels.indexOf(char) + firstLabel);
  const weight = ctcWeight(lattice, classes);
  return {
    text: classes.map((klass) => labels[klass - firstLabel]).join(""),
    probability: proposals[0]?.probability ?? 0,
    odds,
    proposals: proposals
      .map(({ text }) => text)
      .filter((text) => Array.from(text).every((char) => labels.includes(char))),
    weigh: (text) => ctcWeight(lattice, classesOf(text)) / weight,
    charsOf: (text) => ctcCharacters(lattice, { classes: classesOf(text), labels }),
  };
}
