import type { TextFile } from "@platekit/dataset";
import { createLeaders } from "./create-leaders.ts";
import type { Leaders } from "./create-leaders.ts";
import { entryCsv } from "./entry-csv.ts";
import { findErrors } from "./find-errors.ts";
import type { PicturedError } from "./page-pictures.ts";
import { entryFailures } from "./valid-entry.ts";
import type { EntryFailure, ValidEntry } from "./valid-entry.ts";
import type { ValidTask } from "./valid-task.ts";

/** What the report tells beside the metrics, gathered while results come. */
export interface Results {
  add(entry: ValidEntry): Promise<void>;
  /** The worst errors. */
  readonly errors: Leaders<PicturedError>;
  failures(): Failures;
}

/** Rows that could not be measured. */
export interface Failures {
  readonly first: readonly EntryFailure[];
  readonly count: number;
  /** Nothing was measured at all. */
  readonly isAll: boolean;
}

/** Errors with pictures in a page; more would make it slow to open. */
const MOST_ERRORS = 200;
/** Failures named in the report; all stand in `--csv`. */
const MOST_FAILURES = 1000;

/** Hands each result to everything that counts or writes it; keeps no more than a bounded number of them. */
export function collectResults(task: ValidTask, csv: TextFile | undefined): Results {
  const errors = createLeaders<PicturedError>(MOST_ERRORS);
  const first: EntryFailure[] = [];
  let [count, measured] = [0, 0];
  return {
    async add(entry) {
      task.add(entry);
      const path = task.pictureOf(entry);
      for (const ranked of findErrors(entry)) errors.add({ ...ranked, path }, ranked.rank);
      const failures = entryFailures(entry);
      count += failures.length;
      measured += Number(failures.length === 0);
      first.push(...failures.slice(0, MOST_FAILURES - first.length));
      await csv?.write(entryCsv(entry));
    },
    errors,
    failures: () => ({ first, count, isAll: measured === 0 }),
  };
}
