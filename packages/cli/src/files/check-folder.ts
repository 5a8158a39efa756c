import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/**
 * Makes sure, before anything is done, that files can be written below a folder, which need not be there yet.
 *
 * @param option That names the folder, e.g. `--draw`.
 * @throws {UsageError} where it, or what it would lie in, is no folder or may not be written to.
 */
export async function checkFolder(option: string, folder: string): Promise<void> {
  const there = await firstThere(resolve(folder));
  const where = there === resolve(folder) ? "" : ` below ${there}`;
  if (!(await stat(there)).isDirectory()) {
    throw new UsageError(`Option ${option} must be a folder, got ${folder}${where}, which is a file`);
  }
  const isWritable = await access(there, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) throw new UsageError(`Option ${option} must be a folder to write to, got ${folder}${where}`);
}

/** The path itself, or the nearest folder above that is there. */
async function firstThere(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : firstThere(dirname(path));
}
