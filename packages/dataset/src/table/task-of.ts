import { statPath } from "../files/stat-path.ts";
import { checkIsTable } from "./check-is-table.ts";
import { checkPlaceColumns } from "./check-place-columns.ts";
import { guessTask } from "./guess-task.ts";
import type { DataTask } from "./guess-task.ts";
import { tableColumns } from "./table-columns.ts";

/**
 * What the data at a path is for: a folder holds photos and masks, of a table the columns tell.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where nothing is there, `ERR_DATASET_READ`; `ERR_DATASET_FORMAT` where it is
 *   no table, or names half a box.
 */
export async function taskOf(path: string): Promise<DataTask> {
  if ((await statPath(path)).isDirectory()) return "segment";
  await checkIsTable(path);
  const columns = await tableColumns(path);
  checkPlaceColumns(path, columns);
  return guessTask(columns);
}
