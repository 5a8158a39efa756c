import { BOX_COLUMNS, QUAD_COLUMNS } from "./plate-row.ts";
import { formatError } from "./format-error.ts";

/**
 * Columns of a box, or of corners, come all together or not at all.
 *
 * @throws {PlateError} `ERR_DATASET_FORMAT` naming those that are missing.
 */
export function checkPlaceColumns(path: string, columns: readonly string[]): void {
  for (const group of [BOX_COLUMNS, QUAD_COLUMNS]) {
    const there = group.filter((name) => columns.includes(name));
    if (there.length === 0 || there.length === group.length) continue;
    const missing = group.filter((name) => !columns.includes(name));
    const are = missing.length === 1 ? `column ${missing.join()} is` : `columns ${missing.join(", ")} are`;
    throw formatError(path, 1, `must have all of ${group.join(",")} or none; ${are} missing`);
  }
}
