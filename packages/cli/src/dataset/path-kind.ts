import { stat } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";

/**
 * What lies at a path: a file is taken for a table, a folder for photos and masks.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where nothing does.
 */
export async function pathKind(path: string): Promise<"table" | "masks"> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: no such file or folder`, { cause });
  });
  return stats.isDirectory() ? "masks" : "table";
}
