import type { CharConfidence, PlateText } from "@platekit/core";
import { changedChars } from "./changed-chars.ts";
import type { FormatPrior } from "./format-prior.ts";
import { rescore } from "./rescore.ts";
import type { Candidate, NetworkReading } from "./rescore.ts";
import { shapeOf } from "./shape-of.ts";

/** What a network saw of a plate it has read. */
export interface PlateEvidence extends NetworkReading {
  /** The characters of any text, the one read or another, as the network sees them. */
  readonly charsOf: (text: string) => readonly CharConfidence[];
}

/** A country is told where it is likelier than all others together: many share three letters and four digits. */
const CLEAR = 0.5;

/**
 * Lets the formats of countries speak where the image leaves a doubt.
 *
 * Formats choose between texts; they never add certainty. A text is never told more probable than the text as read was,
 * nor than the network holds texts of its shape, where O is 0 and I is 1: formats may settle what shape cannot, and what
 * the image makes unlikely stays unlikely. A changed character carries what was read, and is at most as sure as that was.
 * A text that follows no format and has no likely neighbour that does stays as it is. Alternatives keep their order and
 * proportions by image and formats together.
 */
export function applyFormats(read: PlateText, evidence: PlateEvidence, prior: FormatPrior): PlateText {
  const candidates = rescore(evidence, prior);
  const { text, probability } = candidates[0] ?? { text: evidence.text, probability: 1 };
  const told = Math.min(read.probability, seenProbability(text, candidates), probability);
  // A network unsure at hundreds of steps holds each single text at less than a number can hold: at 0.
  const scale = probability > 0 ? told / probability : 0;
  const alternatives = candidates.map((each) => ({ text: each.text, probability: each.probability * scale }));
  const match = prior.match(text);
  const format = match !== undefined && match.probability > CLEAR ? match : undefined;
  return {
    ...read,
    probability: told,
    alternatives: alternatives.slice(0, read.alternatives.length),
    ...(text === evidence.text
      ? {}
      : { chars: changedChars(read.chars, evidence.charsOf(text), candidates), rawText: evidence.text }),
    ...(format === undefined ? {} : { format }),
  };
}

/** How likely the network holds texts of this shape. */
function seenProbability(text: string, candidates: readonly Candidate[]): number {
  const shape = shapeOf(text);
  return candidates.reduce((sum, each) => (shapeOf(each.text) === shape ? sum + each.likelihood : sum), 0);
}
