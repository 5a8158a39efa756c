import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file that is there whole or not at all. */
export interface BegunFile extends AsyncDisposable {
  /** Where to write meanwhile: hidden, beside its place, since a rename does not cross disks. Nothing is there yet. */
  readonly temporary: string;
  /** Gives the file its name; an older one of this name is replaced. */
  commit(): Promise<void>;
}

/**
 * Begins a file; disposing without `commit` removes what was written. Makes the folders it needs.
 *
 * @throws what the file system throws.
 */
export async function beginFile(path: string): Promise<BegunFile> {
  const folder = dirname(path);
  // Not named after the file: its name may already be as long as a name can be.
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  let isNamed = false;
  return {
    temporary,
    commit: async () => {
      await rename(temporary, path);
      isNamed = true;
    },
    [Symbol.asyncDispose]: async () => {
      // What went wrong before matters more than a file that could not be removed.
      if (!isNamed) await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}
