import { formatError } from "./format-error.ts";
import { readPlateTable } from "./read-plate-table.ts";
import type { PlateTableOptions } from "./read-plate-table.ts";
import { isSceneRow, NO_BOX } from "./scene-row.ts";
import type { SceneRow } from "./scene-row.ts";

/**
 * All rows of a table that says of every plate where it is.
 *
 * @throws {PlateError} as `readPlateTable`; `ERR_DATASET_FORMAT` also for a row without a box.
 */
export async function loadSceneTable(path: string, options: PlateTableOptions = {}): Promise<readonly SceneRow[]> {
  const rows: SceneRow[] = [];
  for await (const row of readPlateTable(path, options)) {
    if (!isSceneRow(row)) throw formatError(path, row.line, NO_BOX);
    rows.push(row);
  }
  return rows;
}
