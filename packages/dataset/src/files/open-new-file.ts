import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { once } from "node:events";
import { PlateError } from "@platekit/core/errors";

/** A file that is there whole or not at all. */
export interface FileWriter extends AsyncDisposable {
  write(text: string): Promise<void>;
  /** Gives the file its name; without it, disposing takes away what was written. */
  commit(): Promise<void>;
}

/**
 * Opens a text file that must not be there yet; its folder is made. It is written under another name first.
 *
 * @throws {PlateError} `ERR_DATASET_WRITE` where something is there already.
 */
export async function openNewFile(path: string): Promise<FileWriter> {
  await checkFree(path);
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  const stream = createWriteStream(partial, { flags: "wx" });
  const ended = finished(stream);
  ended.catch(() => undefined);
  let committed = false;
  return {
    write: async (text) => {
      if (!stream.write(text)) await Promise.race([once(stream, "drain"), ended]);
    },
    commit: async () => {
      stream.end();
      await ended;
      await checkFree(path);
      await rename(partial, path);
      committed = true;
    },
    [Symbol.asyncDispose]: async () => {
      if (committed) return;
      stream.destroy();
      await ended.catch(() => undefined);
      await rm(partial, { force: true });
    },
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
