import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { PlateError } from "@platekit/core/errors";

/**
 * Files below a folder whose name fits, absolute or as `folder` is written, sorted by code units. Links to folders are
 * not entered; names that start with a dot are passed over.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where it is no folder.
 */
export async function listFiles(folder: string, fits: RegExp): Promise<readonly string[]> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${folder}: no such folder`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && fits.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(/[\\/]/u)
          .some((step) => step.startsWith(".")),
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
