import { stat } from "node:fs/promises";
import { join } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { writeFileAtomic } from "platekit";

/** A folder that results go to; files that were read are never written over. */
export interface OutputFolder {
  /**
   * Writes one file below the folder, whole or not at all.
   *
   * @throws {PlateError} `ERR_IMAGE_WRITE`, also where the file is one of the inputs.
   */
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** @param inputs Paths of the files that must stay as they are. */
export async function openOutputFolder(folder: string, inputs: readonly string[]): Promise<OutputFolder> {
  const guarded = new Set<string>();
  for (const input of inputs) {
    const id = await fileId(input);
    if (id !== undefined) guarded.add(id);
  }
  return {
    async write(name, bytes) {
      const path = join(folder, name);
      const id = await fileId(path);
      if (id !== undefined && guarded.has(id)) {
        throw new PlateError("ERR_IMAGE_WRITE", `Cannot write ${path}: it must not be one of the photos that are read`);
      }
      await writeFileAtomic(path, bytes);
    },
  };
}

/** The file behind a path, whatever name or link leads to it; `undefined` where there is none. */
export async function fileId(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
