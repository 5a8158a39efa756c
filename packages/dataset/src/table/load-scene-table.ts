import type { BoundingBox } from "@platekit/core/geometry";
import type { PlateRow } from "./plate-row.ts";
import { formatError } from "./read-named-records.ts";
import { readPlateTable } from "./read-plate-table.ts";

/** A labelled plate in a photo. */
export interface SceneRow extends PlateRow {
  readonly box: BoundingBox;
}

/**
 * All rows of a table that says of every plate where it is.
 *
 * @throws {PlateError} as `readPlateTable`; `ERR_DATASET_FORMAT` also for a row without a box.
 */
export async function loadSceneTable(path: string): Promise<readonly SceneRow[]> {
  const rows: SceneRow[] = [];
  for await (const row of readPlateTable(path)) {
    const { box } = row;
    if (box === undefined) {
      throw formatError(path, row.line, "must have a box (xmin,ymin,xmax,ymax) or corners, got none");
    }
    rows.push({ ...row, box });
  }
  return rows;
}
