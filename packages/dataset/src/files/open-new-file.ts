import { stat } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";
import { createTextFile } from "./create-text-file.ts";
import type { TextFile } from "./create-text-file.ts";

/**
 * As `createTextFile`, for a file that must not be there yet.
 *
 * @throws {PlateError} `ERR_DATASET_WRITE` where something is there already, also when the file gets its name.
 */
export async function openNewFile(path: string): Promise<TextFile> {
  await checkFree(path);
  const file = await createTextFile(path);
  return {
    write: (text) => file.write(text),
    commit: async () => {
      await checkFree(path);
      await file.commit();
    },
    [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
  };
}

/** @throws {PlateError} `ERR_DATASET_WRITE` where something is there already. */
export async function checkFree(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) {
    throw new PlateError("ERR_DATASET_WRITE", `Cannot write ${path}: it is there already; give another place`);
  }
}
