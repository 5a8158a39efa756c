import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../usage-error.ts";
import { checkFolder } from "./check-folder.ts";

/**
 * Makes sure, before anything is done, that a file can be written without losing another.
 *
 * @param option That names the file, e.g. `--csv`.
 * @throws {UsageError} where it is there already and may not be replaced, is a folder, or cannot be written to.
 */
export async function checkOutputFile(
  option: string,
  path: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw new UsageError(`Option ${option} must be a file, got the folder ${path}`);
  if (there !== undefined && !overwrite) {
    throw new UsageError(`${path} is there already; give ${option} another file (or --overwrite to replace it)`);
  }
  await checkFolder(option, dirname(path));
}
