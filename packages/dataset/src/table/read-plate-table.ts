import { checkPlaceColumns } from "./check-place-columns.ts";
import { neededOfPlaces } from "./needed-of-places.ts";
import { NEEDED_COLUMNS } from "./plate-row.ts";
import type { PlateRow } from "./plate-row.ts";
import { readNamedRecords } from "./read-named-records.ts";
import { toPlateRow } from "./to-plate-row.ts";

export interface PlateTableOptions {
  /** Whether a table that says where its plates are may have no column of texts; all are empty then. */
  readonly texts?: "needed" | "optional" | undefined;
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
  const { texts = "needed", signal } = options;
  const needed = texts === "needed" ? NEEDED_COLUMNS : await neededOfPlaces(path);
  const onColumns = (names: readonly string[]): void => checkPlaceColumns(path, names);
  for await (const record of readNamedRecords(path, needed, { onColumns, signal })) {
    yield toPlateRow(path, record);
  }
}

/** All rows of a table at once; see `readPlateTable`. */
export async function loadPlateTable(path: string, options: PlateTableOptions = {}): Promise<readonly PlateRow[]> {
  const rows: PlateRow[] = [];
  for await (const row of readPlateTable(path, options)) rows.push(row);
  return rows;
}
