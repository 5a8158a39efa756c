import { readFile } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";
import { cannotRead, statPath } from "./stat-path.ts";

/**
 * The text of a label file that is held as a whole.
 *
 * @param most Bytes it may have: what comes from elsewhere must not be able to fill the memory.
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_READ`; `ERR_DATASET_FORMAT` where it is no file, is larger, or
 *   is not UTF-8.
 */
export async function readTextFile(path: string, most: number): Promise<string> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${path}: ${problem}`, { cause });
  };
  const stats = await statPath(path, "file");
  if (!stats.isFile()) fail(`must be a file, got ${stats.isDirectory() ? "a folder" : "something else"}`);
  if (stats.size > most) fail(`must have at most ${most} bytes, got ${stats.size}`);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw cannotRead(path, cause);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    return fail("file must be UTF-8, got other bytes", cause);
  }
}
