import { dirname, resolve } from "node:path";

/** A path as a table writes it: from the table's own folder on, or absolute. */
export function pathBeside(table: string, path: string): string {
  return resolve(dirname(table), path);
}
