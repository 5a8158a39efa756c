import { formatError } from "./format-error.ts";
import { readCsv } from "./read-csv.ts";

/** The columns a table names in its first line. */
export async function tableColumns(path: string): Promise<readonly string[]> {
  for await (const { fields } of readCsv(path)) return fields;
  throw formatError(path, 1, "must start with a header, got nothing");
}
