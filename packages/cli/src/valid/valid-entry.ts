import type { BoundingBox } from "@platekit/core/geometry";
import type { NegativeResult, OcrResult, PipelineResult, ReadChars, RowError, SegmentResult } from "@platekit/evaluate";

/** A plate's picture, read. */
export interface OcrEntry {
  readonly kind: "ocr";
  readonly result: OcrResult;
}

/** A photo with plates, read. */
export interface SceneEntry {
  readonly kind: "pipeline";
  readonly result: PipelineResult;
  /** Of the labels in order; empty where nothing was read. */
  readonly chars: readonly ReadChars[];
}

/** A photo without a plate, read. */
export interface NegativeEntry {
  readonly kind: "negative";
  readonly result: NegativeResult;
  readonly readings: readonly FalseReading[];
}

/** A photo's mask, compared. */
export interface MaskEntry {
  readonly kind: "segment";
  readonly result: SegmentResult;
}

/** One thing measured: a line of the journal, from which every number can be had again. */
export type ValidEntry = OcrEntry | SceneEntry | NegativeEntry | MaskEntry;

/** A reading where there is no plate. */
export interface FalseReading {
  readonly text: string;
  readonly confidence: number;
  readonly chars: ReadChars;
  /** Around the reading's corners, in source pixels. */
  readonly box: BoundingBox;
}

/** What could not be measured of an entry, and where it stands. */
export interface EntryFailure {
  /** Of the table; absent for photos of `--negatives` and masks. */
  readonly line?: number;
  readonly imagePath: string;
  readonly error: RowError;
}

/** Why an entry failed, once for each row of the table that is lost with it; empty where it was measured. */
export function entryFailures(entry: ValidEntry): readonly EntryFailure[] {
  const { imagePath, error } = entry.result;
  if (error === undefined) return [];
  if (entry.kind === "ocr") return [{ line: entry.result.line, imagePath, error }];
  if (entry.kind === "pipeline") return entry.result.labels.map(({ line }) => ({ line, imagePath, error }));
  return [{ imagePath, error }];
}
