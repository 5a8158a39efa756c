import type { Quad } from "./geometry/quad.ts";
import { joinChars } from "./join-chars.ts";
import { plateConfidence } from "./plate-confidence.ts";
import type { CharConfidence, FormatMatch, PlateText } from "./stages.ts";

/** One plate of a photo, found and read. */
export interface PlateReading {
  /** The characters in reading order, joined and normalised to NFC; never empty. */
  readonly text: string;
  /** The text the network read; another one than `text` where a country's format spoke for a change. */
  readonly rawText: string;
  /** How likely the whole text is right, in [0, 1]; see `plateConfidence`. */
  readonly confidence: number;
  readonly chars: readonly CharConfidence[];
  /** Corners of the plate in source pixels: TL, TR, BR, BL of the plate itself. */
  readonly polygon: Quad;
  /** How sure the segmenter is that this is a plate, in [0, 1]. */
  readonly score: number;
  /** Other likely texts, best first, `text` among them. */
  readonly alternatives: PlateText["alternatives"];
  /** Country or state, where the model tells it. */
  readonly region?: NonNullable<PlateText["region"]>;
  /** The format the text follows, where formats were asked for, it follows one, and it is clear whose. */
  readonly format?: FormatMatch;
}

/** Joins what the stages said of one plate. */
export function toReading(found: { readonly score: number; readonly quad: Quad }, read: PlateText): PlateReading {
  const text = joinChars(read.chars);
  return {
    text,
    rawText: read.rawText ?? text,
    confidence: plateConfidence(read),
    chars: read.chars,
    polygon: found.quad,
    score: found.score,
    alternatives: read.alternatives,
    ...(read.region === undefined ? {} : { region: read.region }),
    ...(read.format === undefined ? {} : { format: read.format }),
  };
}
