import type { CharConfidence, PlateReading } from "platekit";
import type { ErrorRecord } from "./describe-error.ts";
import { round } from "./round.ts";

/** A corner in pixels of the picture held upright. */
interface PointRecord {
  readonly x: number;
  readonly y: number;
}

interface CharRecord {
  readonly char: string;
  readonly probability: number;
  /** The three most likely characters, best first. */
  readonly top3: readonly { readonly char: string; readonly probability: number }[];
}

export interface PlateRecord {
  readonly text: string;
  readonly confidence: number;
  /** How sure the place is a plate. */
  readonly score: number;
  /** Top-left, top-right, bottom-right, bottom-left of the plate itself. */
  readonly polygon: readonly PointRecord[];
  readonly chars: readonly CharRecord[];
  /** Country or state, where the model tells it. */
  readonly region?: { readonly label: string; readonly probability: number };
}

/** One input that was read: a line of `--ndjson`, an entry of `--json`. */
export interface ReadRecord {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly plates: readonly PlateRecord[];
  /** Milliseconds from opening the file to the readings. */
  readonly ms: number;
  /** Why pictures of `--draw` or `--crops` are missing; the readings stand. */
  readonly writeError?: ErrorRecord;
}

/** One input that failed. */
export interface FailedRecord {
  readonly source: string;
  readonly error: ErrorRecord;
}

/** Pixels are given to a hundredth, probabilities to four digits. */
const PIXEL_DIGITS = 2;
const PROBABILITY_DIGITS = 4;

/** A reading in the form in which `--json` and `--ndjson` print it. */
export function toPlateRecord({ text, confidence, score, polygon, chars, region }: PlateReading): PlateRecord {
  return {
    text,
    confidence: round(confidence, PROBABILITY_DIGITS),
    score: round(score, PROBABILITY_DIGITS),
    polygon: polygon.map(toPointRecord),
    chars: chars.map(toCharRecord),
    ...(region === undefined
      ? {}
      : { region: { label: region.label, probability: round(region.probability, PROBABILITY_DIGITS) } }),
  };
}

/** A corner in the form in which it is printed. */
export function toPointRecord({ x, y }: PointRecord): PointRecord {
  return { x: round(x, PIXEL_DIGITS), y: round(y, PIXEL_DIGITS) };
}

function toCharRecord({ char, probability, top3 }: CharConfidence): CharRecord {
  return {
    char,
    probability: round(probability, PROBABILITY_DIGITS),
    top3: top3.map((candidate) => ({
      char: candidate.char,
      probability: round(candidate.probability, PROBABILITY_DIGITS),
    })),
  };
}
