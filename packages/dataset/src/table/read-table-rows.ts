import { PlateError } from "@platekit/core/errors";
import { neededOfPlaces } from "./needed-of-places.ts";
import type { PlateRow } from "./plate-row.ts";
import { readNamedRecords } from "./read-named-records.ts";
import type { NamedRecord } from "./read-named-records.ts";
import { toPlateRow } from "./to-plate-row.ts";

/** A record of a table and what it says, or why it says nothing. */
export interface TableRow {
  readonly record: NamedRecord;
  readonly row: PlateRow | PlateError;
}

/**
 * Reads a table of plates like `readPlateTable`, but a row that is none is a value in its place rather than the end, and
 * a table of places need not say what the plates read.
 *
 * @throws {PlateError} where the table cannot be read at all: columns, encoding, quotes, no rows.
 */
export async function* readTableRows(
  path: string,
  { onColumns }: { readonly onColumns?: (columns: readonly string[]) => void } = {},
): AsyncGenerator<TableRow> {
  const short: TableRow[] = [];
  const onBadRecord = (line: number, row: PlateError): void => {
    short.push({ record: { line, fields: [], field: () => "" }, row });
  };
  const needed = await neededOfPlaces(path);
  const records = readNamedRecords(path, needed, { onBadRecord, ...(onColumns && { onColumns }) });
  for await (const record of records) {
    yield* short.splice(0);
    yield { record, row: tryRow(path, record) };
  }
  yield* short;
}

function tryRow(path: string, record: NamedRecord): PlateRow | PlateError {
  try {
    return toPlateRow(path, record);
  } catch (error) {
    if (PlateError.isInstance(error)) return error;
    throw error;
  }
}
