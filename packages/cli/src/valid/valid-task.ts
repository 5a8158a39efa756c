import type { ValidReport } from "@platekit/evaluate";
import type { RasterImage } from "platekit";
import type { ValidEntry } from "./valid-entry.ts";

export const TASK_NAMES = ["ocr", "pipeline", "segment"] as const;

/** `ocr`: pictures of one plate each; `pipeline`: photos with plates in them; `segment`: photos with masks. */
export type TaskName = (typeof TASK_NAMES)[number];

/** A data set and the models it is measured with, open. */
export interface ValidTask<Entry extends ValidEntry> extends AsyncDisposable {
  readonly name: TaskName;
  /** What its entries are, for those that come from a journal. */
  readonly kinds: readonly Entry["kind"][];
  /** What is counted, for the progress line. */
  readonly unit: "plates" | "photos";
  /** How many entries there will be. */
  readonly total: number;
  /** Everything that can change a number of the report. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What was odd about the data set and is no failure. */
  readonly data: DataFacts;
  /** Every file that is measured: labels apart, what a report must not be written over. */
  files(): AsyncIterable<string> | Iterable<string>;
  /** Measures all from entry `from` on, in order; ends early where the signal stops it. */
  measure(from: number): AsyncIterable<Entry>;
  add(entry: Entry): void;
  report(): ValidReport;
  /** What a page shows of an entry: what the network saw, and where the file alone would not tell what is wrong, that. */
  view(entry: Entry): Promise<RasterImage>;
}

/** What a data set turned out to be. */
export interface DataFacts {
  /** Rows of the table, or pairs of photo and mask. */
  readonly rows: number;
  /** Rows that label the same plate of the same picture again; they are measured like all others. */
  readonly duplicates: readonly { readonly line: number; readonly first: number }[];
  readonly duplicateRows: number;
  /** Rows left out because no reader could say their label, where that was asked for. */
  readonly skippedRows: number;
  /** Rows that say where their plate is, to a task that reads each picture as one plate. */
  readonly boxedRows: number;
  /** Rows whose region the model's region head does not know, and the first such names; they count as told wrongly. */
  readonly unknownRegions: { readonly rows: number; readonly names: readonly string[] };
}
