import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, basename } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { statPath } from "./stat-path.ts";

/** Gives the absolute path of what labels name, or refuses. */
export type PathGuard = (path: string) => Promise<string>;

export interface GuardOptions {
  /** Let labels name files anywhere. */
  readonly allowOutside: boolean;
}

/**
 * Keeps labels from naming files outside their data folder, by `..`, by an absolute path or through a symbolic link:
 * a data set from elsewhere must not be able to copy what else is on this machine.
 *
 * @returns A guard that throws `PlateError` `ERR_DATASET_OUTSIDE`.
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where there is no such folder.
 */
export async function createPathGuard(root: string, { allowOutside }: GuardOptions): Promise<PathGuard> {
  const folder = resolve(root);
  await statPath(root, "folder");
  const real = await realpath(folder);
  return async (path) => {
    const wanted = resolve(folder, path);
    if (allowOutside) return wanted;
    // By name first: what lies outside is not even looked for.
    if (!isBelow(wanted, folder) && !isBelow(wanted, real)) throw outside(path, folder);
    if (!isBelow(await realPlace(wanted), real)) throw outside(path, folder);
    return wanted;
  };
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way.split(/[\\/]/u)[0] !== "..");
}

/** Where a path leads, links followed; of what is not there, where it would be. */
async function realPlace(path: string): Promise<string> {
  const parent = dirname(path);
  return realpath(path).catch(async () => (parent === path ? path : join(await realPlace(parent), basename(path))));
}

function outside(path: string, folder: string): PlateError {
  return new PlateError(
    "ERR_DATASET_OUTSIDE",
    `Cannot use ${path}: labels must name files in their data folder ${folder}; option allowOutside lets them name others`,
  );
}
