import { guessTask } from "./guess-task.ts";
import { tableColumns } from "./read-named-records.ts";
import { neededColumns } from "./to-plate-row.ts";

/** The columns this table must have: one that says where its plates are need not say what they read. */
export async function neededOfPlaces(path: string): Promise<readonly string[]> {
  const [image, text] = neededColumns();
  return guessTask(await tableColumns(path)) === "pipeline" ? [image] : [image, text];
}
