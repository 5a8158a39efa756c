import { createDuplicateCheck, isSceneRow, readPlateTable } from "@platekit/dataset";
import type { PlateRow } from "@platekit/dataset";
import { PlateError } from "@platekit/core/errors";
import { fileSha256 } from "./file-sha256.ts";
import type { DataFacts } from "./valid-task.ts";

/** Why a row cannot be measured, to stand behind `FILE line N: `; `undefined` where it can. */
export type RowCheck = (row: PlateRow) => string | undefined;

/** How a table is looked through before anything is run. */
export interface TableRules {
  readonly check: RowCheck;
  /** What a region head knows; absent where there is none. */
  readonly regions?: readonly string[] | undefined;
  /** Leave out rows that do not pass instead of refusing the table. */
  readonly skipBad: boolean;
  readonly signal: AbortSignal;
}

/** A table that was looked through. */
export interface TableSurvey extends DataFacts {
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Lines and regions named in a message, and repeated rows kept to be told of. */
const NAMED = 5;

/**
 * Reads a whole table once, so that what is wrong with it is told before a network has run for an hour.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_FORMAT`: the table cannot be read, a row does not pass, or
 *   none is left.
 */
export async function surveyTable(path: string, { check, regions, skipBad, signal }: TableRules): Promise<TableSurvey> {
  const firstOf = createDuplicateCheck();
  const strangers = createStrangers(regions);
  const duplicates: { readonly line: number; readonly first: number }[] = [];
  const bad: { readonly line: number; readonly problem: string }[] = [];
  let [rows, badRows, duplicateRows, boxedRows] = [0, 0, 0, 0];
  for await (const row of readPlateTable(path, { signal })) {
    const problem = check(row);
    if (problem !== undefined) {
      badRows += 1;
      if (badRows <= NAMED) bad.push({ line: row.line, problem });
      continue;
    }
    rows += 1;
    boxedRows += Number(isSceneRow(row));
    strangers.add(row.region);
    const first = firstOf(row);
    if (first === undefined) continue;
    duplicateRows += 1;
    if (duplicateRows <= NAMED) duplicates.push({ line: row.line, first });
  }
  if (badRows > 0 && (!skipBad || rows === 0)) throw badTable(path, bad, badRows);
  const unknownRegions = strangers.found();
  const sha256 = await fileSha256(path);
  return { rows, duplicates, duplicateRows, skippedRows: badRows, boxedRows, unknownRegions, sha256 };
}

/** Counts rows of regions that are not among those that are known. */
function createStrangers(known: readonly string[] | undefined) {
  const names = new Set<string>();
  const isKnown = new Set(known);
  let rows = 0;
  return {
    add(region: string | undefined): void {
      if (known === undefined || region === undefined || isKnown.has(region)) return;
      rows += 1;
      if (names.size < NAMED) names.add(region);
    },
    found: (): TableSurvey["unknownRegions"] => ({ rows, names: [...names] }),
  };
}

/** The rows that `surveyTable` let pass, from the `from`th on. */
export async function* passingRows(
  path: string,
  { check, signal }: Pick<TableRules, "check" | "signal">,
  from = 0,
): AsyncGenerator<PlateRow> {
  let index = 0;
  for await (const row of readPlateTable(path, { signal })) {
    if (check(row) !== undefined) continue;
    if (index >= from) yield row;
    index += 1;
  }
}

/** Every picture of a table, also of rows that are left out. */
export async function* picturesOf(path: string, signal: AbortSignal): AsyncGenerator<string> {
  for await (const row of readPlateTable(path, { signal })) yield row.path;
}

function badTable(
  path: string,
  named: readonly { readonly line: number; readonly problem: string }[],
  count: number,
): PlateError {
  const [first] = named;
  const lines = named.map(({ line }) => line).join(", ") + (count > NAMED ? " …" : "");
  const more = count === 1 ? "" : `; so do ${count} rows in all, lines ${lines}`;
  const message = `Cannot validate with ${path} line ${first?.line}: ${first?.problem}${more}`;
  return new PlateError("ERR_DATASET_FORMAT", `${message} (--skip-bad-labels leaves such rows out, and says so)`);
}
