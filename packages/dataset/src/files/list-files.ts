import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { cannotRead, statIfThere } from "./stat-path.ts";

/**
 * Files below a folder whose name fits, absolute or as `folder` is written, sorted by code units. Links to folders are
 * not entered; names that start with a dot are passed over.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where it is no folder; `ERR_DATASET_READ`.
 */
export async function listFiles(folder: string, fits: RegExp): Promise<readonly string[]> {
  const stats = await statIfThere(folder);
  if (stats?.isDirectory() !== true) {
    throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${folder}: no such folder`);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw cannotRead(folder, cause);
  });
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
