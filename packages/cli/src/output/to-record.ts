import type { CharConfidence, FormatMatch, PlateReading } from "platekit";
import type { ErrorRecord } from "./describe-error.ts";
import { cutShare } from "./cut-share.ts";
import { round } from "./round.ts";

/** A corner in pixels of the picture held upright. */
interface PointRecord {
  readonly x: number;
  readonly y: number;
}

interface CandidateRecord {
  readonly char: string;
  readonly probability: number;
}

interface CharRecord extends CandidateRecord {
  /** What the network read here, where a format spoke for `char`. */
  readonly changedFrom?: string;
  /** The three most likely characters, best first. */
  readonly top3: readonly CandidateRecord[];
}

export interface PlateRecord {
  readonly text: string;
  /** What the network read; another text where a format spoke for a change. */
  readonly rawText: string;
  readonly confidence: number;
  /** How sure the place is a plate. */
  readonly score: number;
  /** Top-left, top-right, bottom-right, bottom-left of the plate itself. */
  readonly polygon: readonly PointRecord[];
  readonly chars: readonly CharRecord[];
  /** Likely texts of the whole plate, best first. */
  readonly alternatives: readonly { readonly text: string; readonly probability: number }[];
  /** Country or state, where the model tells it. */
  readonly region?: { readonly label: string; readonly probability: number };
  /** The format the text follows, where it is clear whose. */
  readonly format?: FormatMatch;
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

/** A reading in the form in which `--json` and `--ndjson` print it. */
export function toPlateRecord(reading: PlateReading): PlateRecord {
  const { text, rawText, confidence, score, polygon, chars, alternatives, region, format } = reading;
  return {
    text,
    rawText,
    confidence: cutShare(confidence),
    score: cutShare(score),
    polygon: polygon.map(toPointRecord),
    chars: chars.map(toCharRecord),
    alternatives: alternatives.map(({ text: other, probability }) => ({
      text: other,
      probability: cutShare(probability),
    })),
    ...(region === undefined ? {} : { region: { label: region.label, probability: cutShare(region.probability) } }),
    ...(format === undefined ? {} : { format: { ...format, probability: cutShare(format.probability) } }),
  };
}

/** A corner in the form in which it is printed. */
export function toPointRecord({ x, y }: PointRecord): PointRecord {
  return { x: round(x, PIXEL_DIGITS), y: round(y, PIXEL_DIGITS) };
}

function toCharRecord({ char, probability, changedFrom, top3 }: CharConfidence): CharRecord {
  return {
    char,
    probability: cutShare(probability),
    ...(changedFrom === undefined ? {} : { changedFrom }),
    top3: top3.map((candidate) => ({
      char: candidate.char,
      probability: cutShare(candidate.probability),
    })),
  };
}
