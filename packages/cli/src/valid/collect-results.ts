import type { TextFile } from "@platekit/dataset";
import { isPlateRight } from "@platekit/evaluate";
import { createLeaders } from "./create-leaders.ts";
import type { Leaders } from "./create-leaders.ts";
import { entryCsv } from "./entry-csv.ts";
import { findErrors } from "./find-errors.ts";
import type { RankedError } from "./find-errors.ts";
import { entryFailures } from "./valid-entry.ts";
import type { EntryFailure, ValidEntry } from "./valid-entry.ts";
import type { ValidTask } from "./valid-task.ts";

/** An error, and the entry it was found in. */
export interface EntryError<Entry extends ValidEntry> extends RankedError {
  readonly entry: Entry;
}

/** What the report tells beside the metrics, gathered while results come. */
export interface Results<Entry extends ValidEntry> {
  add(entry: Entry): Promise<void>;
  /** The worst errors. */
  readonly errors: Leaders<EntryError<Entry>>;
  failures(): Failures;
  /** Plates that were measured, and those of them that were read exactly; counted, not rounded. */
  plates(): PlateCount;
}

/** Rows that could not be measured. */
export interface Failures {
  readonly first: readonly EntryFailure[];
  readonly count: number;
  /** Nothing was measured at all. */
  readonly isAll: boolean;
}

export interface PlateCount {
  readonly n: number;
  readonly right: number;
}

/** Errors with pictures in a page; more would make it slow to open. */
const MOST_ERRORS = 200;
/** Failures named in the report; all stand in `--csv`. */
const MOST_FAILURES = 1000;

/** Hands each result to everything that counts or writes it; keeps no more than a bounded number of them. */
export function collectResults<Entry extends ValidEntry>(
  task: Pick<ValidTask<Entry>, "add">,
  csv: TextFile | undefined,
): Results<Entry> {
  const errors = createLeaders<EntryError<Entry>>(MOST_ERRORS);
  const first: EntryFailure[] = [];
  let [count, measured] = [0, 0];
  const plates = { n: 0, right: 0 };
  return {
    async add(entry) {
      task.add(entry);
      for (const ranked of findErrors(entry)) errors.add({ ...ranked, entry }, ranked.rank);
      const failures = entryFailures(entry);
      count += failures.length;
      measured += Number(failures.length === 0);
      first.push(...failures.slice(0, MOST_FAILURES - first.length));
      const rights = platesRight(entry);
      plates.n += rights.length;
      plates.right += rights.filter(Boolean).length;
      await csv?.write(entryCsv(entry));
    },
    errors,
    failures: () => ({ first, count, isAll: measured === 0 }),
    plates: () => ({ ...plates }),
  };
}

/** Whether each plate of an entry was read exactly, one answer a plate; masks have none. */
function platesRight(entry: ValidEntry): readonly boolean[] {
  if (entry.kind === "ocr") return [isPlateRight(entry.result)];
  if (entry.kind !== "pipeline") return [];
  const { error, labels } = entry.result;
  return labels.map(({ readStrict }) => error === undefined && readStrict);
}
