import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PlateError } from "@platekit/core/errors";

/** A text file that grows under another name until it is whole. */
export interface TextFile extends AsyncDisposable {
  write(text: string): Promise<void>;
  /** Gives the file its name; an older one of this name is replaced. */
  commit(): Promise<void>;
}

/** Small pieces are gathered to this many characters. */
const PIECE = 1 << 16;

/**
 * Opens a temporary file beside `path` that gets its name by `commit`; disposing without it removes what was written.
 * Makes the folders it needs.
 *
 * @throws {PlateError} `ERR_DATASET_WRITE`, from every call, where the file cannot be written.
 */
export async function createTextFile(path: string): Promise<TextFile> {
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new PlateError("ERR_DATASET_WRITE", `Cannot write ${path}: ${reason}`, { cause });
    }
  };
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  const file = await attempt(async () => {
    await mkdir(dirname(path), { recursive: true });
    return open(temporary, "wx");
  });
  let piece = "";
  let isOpen = true;
  let isNamed = false;
  const flush = async (): Promise<void> => {
    const text = piece;
    piece = "";
    if (text !== "") await file.appendFile(text);
  };
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    write: async (text) => {
      piece += text;
      if (piece.length >= PIECE) await attempt(flush);
    },
    commit: () =>
      attempt(async () => {
        await flush();
        await close();
        await rename(temporary, path);
        isNamed = true;
      }),
    [Symbol.asyncDispose]: async () => {
      await close();
      if (!isNamed) await rm(temporary, { force: true });
    },
  };
}
