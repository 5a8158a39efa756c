import type { PlateError } from "@platekit/core/errors";
import { formatError } from "./format-error.ts";
import { readCsv } from "./read-csv.ts";
import type { CsvOptions, CsvRecord } from "./read-csv.ts";

export interface NamedRecordOptions extends CsvOptions {
  /** Hears of the columns before the first record comes. */
  readonly onColumns?: (columns: readonly string[]) => void;
  /** Hears of a record of the wrong length, which is then passed over; without it that is an error. */
  readonly onBadRecord?: (line: number, error: PlateError) => void;
}

/** A record and its fields by the name of their column. */
export interface NamedRecord extends CsvRecord {
  /** The field of a column; the empty text where the table has no such column. */
  field(column: string): string;
}

/**
 * Reads a table whose first record names its columns.
 *
 * @param needed Columns that must be there.
 * @throws {PlateError} `ERR_DATASET_FORMAT`: no header, a column that is missing or there twice, a record with another
 *   number of fields than the header, no record at all.
 */
export async function* readNamedRecords(
  path: string,
  needed: readonly string[],
  options: NamedRecordOptions = {},
): AsyncGenerator<NamedRecord> {
  let columns: readonly string[] | undefined;
  let rows = 0;
  let at = new Map<string, number>();
  for await (const { line, fields } of readCsv(path, options)) {
    if (columns === undefined) {
      columns = fields;
      checkHeader(path, columns, needed);
      options.onColumns?.(columns);
      at = new Map(columns.map((name, index) => [name, index]));
      continue;
    }
    rows += 1;
    if (fields.length !== columns.length) {
      const wanted = `a row must have ${columns.length} fields as the header has`;
      const error = formatError(path, line, `${wanted}, got ${fields.length}`);
      if (options.onBadRecord === undefined) throw error;
      options.onBadRecord(line, error);
      continue;
    }
    yield { line, fields, field: (column) => fields[at.get(column) ?? -1] ?? "" };
  }
  if (columns === undefined) throw formatError(path, 1, `must start with a header (${needed.join(",")}), got nothing`);
  if (rows === 0) throw formatError(path, 2, "must have at least one row below the header, got 0");
}

function checkHeader(path: string, columns: readonly string[], needed: readonly string[]): void {
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw formatError(path, 1, `must name each column once, got ${JSON.stringify(twice)} twice`);
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length === 0) return;
  const got = columns.map((name) => JSON.stringify(name)).join(", ");
  throw formatError(path, 1, `must have the columns ${needed.join(", ")}; ${missing.join(", ")} missing, got ${got}`);
}
