import { checkPlaceColumns } from "./check-place-columns.ts";
import { guessTask } from "./guess-task.ts";
import { tableColumns } from "./table-columns.ts";
import { NEEDED_COLUMNS } from "./plate-row.ts";

/** The columns this table must have: one that says where its plates are need not say what they read. */
export async function neededOfPlaces(path: string): Promise<readonly string[]> {
  const [image, text] = NEEDED_COLUMNS;
  const columns = await tableColumns(path);
  checkPlaceColumns(path, columns);
  return guessTask(columns) === "pipeline" ? [image] : [image, text];
}
