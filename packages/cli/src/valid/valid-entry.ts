import type { BoundingBox } from "@platekit/core/geometry";
import type { NegativeResult, OcrResult, PipelineResult, ReadChars, RowError, SegmentResult } from "@platekit/evaluate";

/** One thing measured: a line of the journal, from which every number can be had again. */
export type ValidEntry =
  | { readonly kind: "ocr"; readonly result: OcrResult }
  /** `chars` belongs to the labels in order; empty where nothing was read. */
  | { readonly kind: "pipeline"; readonly result: PipelineResult; readonly chars: readonly ReadChars[] }
  | { readonly kind: "negative"; readonly result: NegativeResult; readonly readings: readonly FalseReading[] }
  | { readonly kind: "segment"; readonly result: SegmentResult };

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
