import type { Quad } from "./geometry/quad.ts";
import { plateConfidence } from "./plate-confidence.ts";
import type { CharConfidence, PlateText } from "./stages.ts";

/** One plate of a photo, found and read. */
export interface PlateReading {
  /** The characters in reading order, joined and normalised to NFC; never empty. */
  readonly text: string;
  /** How sure the text is, in [0, 1]; see `plateConfidence`. */
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
}

/** Joins what the stages said of one plate. */
export function toReading(found: { readonly score: number; readonly quad: Quad }, read: PlateText): PlateReading {
  return {
    text: read.chars
      .map(({ char }) => char)
      .join("")
      .normalize("NFC"),
    confidence: plateConfidence(read.chars),
    chars: read.chars,
    polygon: found.quad,
    score: found.score,
    alternatives: read.alternatives,
    ...(read.region === undefined ? {} : { region: read.region }),
  };
}
