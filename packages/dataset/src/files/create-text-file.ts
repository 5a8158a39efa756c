import { open } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";
import { beginFile } from "@platekit/core/files";

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
  const begun = await attempt(() => beginFile(path));
  const file = await attempt(() => open(begun.temporary, "wx"));
  let piece = "";
  let isOpen = true;
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
        await begun.commit();
      }),
    [Symbol.asyncDispose]: async () => {
      await close();
      await begun[Symbol.asyncDispose]();
    },
  };
}
