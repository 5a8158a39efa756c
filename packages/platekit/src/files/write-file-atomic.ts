import { writeFile } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";
import { beginFile } from "@platekit/core/files";

/**
 * Writes a file so that it is there whole or not at all: into a temporary file beside it, which is then renamed.
 * Makes the folders it needs. Where it fails, the temporary file is removed and an older file stays as it was.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE`.
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await using begun = await beginFile(path);
    await writeFile(begun.temporary, bytes, { flag: "wx" });
    await begun.commit();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlateError("ERR_IMAGE_WRITE", `Cannot write ${path}: ${reason}`, { cause });
  }
}
