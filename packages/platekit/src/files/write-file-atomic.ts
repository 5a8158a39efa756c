import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PlateError } from "@platekit/core/errors";

/**
 * Writes a file so that it is there whole or not at all: into a temporary file beside it, which is then renamed.
 * Makes the folders it needs. Where it fails, the temporary file is removed and an older file stays as it was.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE`.
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array): Promise<void> {
  // Not named after the file: its name may already be as long as a name can be.
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes, { flag: "wx" });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlateError("ERR_IMAGE_WRITE", `Cannot write ${path}: ${reason}`, { cause });
  }
}
