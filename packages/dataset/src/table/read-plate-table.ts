import type { PlateRow } from "./plate-row.ts";
import { readNamedRecords } from "./read-named-records.ts";
import { neededColumns, toPlateRow } from "./to-plate-row.ts";
import type { ColumnNames } from "./to-plate-row.ts";

export interface PlateTableOptions {
  readonly columns?: ColumnNames;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads labels row by row: `image_path,plate_text[,plate_region|region][,xmin,ymin,xmax,ymax | x1,y1,…,x4,y4]`,
 * columns by name and in any order, others ignored. Corners go clockwise from the plate's own top left. A row whose
 * coordinates are all empty has none.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, or `ERR_DATASET_FORMAT` naming file, line, column and value.
 * @see https://github.com/ankandrew/fast-plate-ocr (the two first columns and `plate_region`, MIT)
 */
export async function* readPlateTable(path: string, options: PlateTableOptions = {}): AsyncGenerator<PlateRow> {
  const { columns, signal } = options;
  for await (const record of readNamedRecords(path, neededColumns(columns), { signal })) {
    yield toPlateRow(path, record, columns);
  }
}

/** All rows of a table at once; see `readPlateTable`. */
export async function loadPlateTable(path: string, options: PlateTableOptions = {}): Promise<readonly PlateRow[]> {
  const rows: PlateRow[] = [];
  for await (const row of readPlateTable(path, options)) rows.push(row);
  return rows;
}
