import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";

/** What the file system calls a path that leads to nothing. */
const NOTHING = new Set(["ENOENT", "ENOTDIR"]);

/**
 * What lies at a path.
 *
 * @param wanted For the message: `file`, `folder`.
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where nothing does; `ERR_DATASET_READ` where it cannot be looked at, saying
 *   what the file system said.
 */
export async function statPath(path: string, wanted = "file or folder"): Promise<Stats> {
  const stats = await statIfThere(path);
  if (stats !== undefined) return stats;
  throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: no such ${wanted}`);
}

/**
 * As `statPath`; `undefined` where nothing lies at the path.
 *
 * @throws {PlateError} `ERR_DATASET_READ`.
 */
export async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (NOTHING.has(code)) return undefined;
    throw cannotRead(path, cause);
  }
}

/** `Cannot read PATH: EACCES: permission denied, …` */
export function cannotRead(path: string, cause: unknown): PlateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlateError("ERR_DATASET_READ", `Cannot read ${path}: ${reason}`, { cause });
}
