import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { openNewFile } from "../files/open-new-file.ts";
import { formatCsvLine } from "./format-csv-line.ts";

/** A table under way; it is there whole after `commit`, or not at all. */
export interface TableWriter extends AsyncDisposable {
  /** Names the columns; must come before the first row. */
  columns(names: readonly string[]): Promise<void>;
  row(fields: readonly string[]): Promise<void>;
  /** How a picture is called in this table: from its folder, with `/`; absolute names stay. */
  readonly place: (imagePath: string, path: string) => string;
  commit(): Promise<void>;
}

/** @throws {PlateError} `ERR_DATASET_WRITE` where there is a file already. */
export async function openTableWriter(path: string): Promise<TableWriter> {
  const file = await openNewFile(path);
  const folder = dirname(resolve(path));
  return {
    columns: (names) => file.write(formatCsvLine(names)),
    row: (fields) => file.write(formatCsvLine(fields)),
    place: (imagePath, target) => (isAbsolute(imagePath) ? imagePath : relative(folder, target).split(sep).join("/")),
    commit: () => file.commit(),
    [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
  };
}
