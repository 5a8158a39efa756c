import { lstat, stat } from "node:fs/promises";
import type { PictureInput } from "../inputs/picture-input.ts";
import { UsageError } from "../usage-error.ts";

/** Where an input would be written to, and how that is called for. */
export interface PlannedFile {
  readonly input: PictureInput;
  readonly path: string;
  readonly overwrite: boolean;
}

/** Says no to a file that must stay. */
export type OutputGuard = (planned: PlannedFile) => Promise<void>;

/**
 * Refuses, before anything is written, what would destroy a file: an output that is there already, unless `overwrite`
 * is given; with it an output that is the photo of another input, and a folder.
 *
 * @param mayReplaceOwn Whether `overwrite` allows a photo to be replaced by its own output.
 * @returns A guard that throws `UsageError`.
 */
export async function createOutputGuard(
  inputs: readonly PictureInput[],
  { mayReplaceOwn }: { readonly mayReplaceOwn: boolean },
): Promise<OutputGuard> {
  const sources = new Map<string, PictureInput>();
  for (const input of inputs) {
    const id = input.path === undefined ? undefined : await fileId(input.path);
    if (id !== undefined) sources.set(id, input);
  }
  return async ({ input, path, overwrite }) => {
    const there = await lstat(path).catch(() => undefined);
    if (there === undefined) return;
    if (there.isDirectory()) throw new UsageError(`${path} is a folder; ${input.source} needs another place`);
    const replaced = sources.get((await fileId(path)) ?? "");
    if (replaced !== undefined && !(overwrite && mayReplaceOwn && replaced === input)) {
      const cure = replaced === input && mayReplaceOwn ? " (--overwrite allows it)" : "";
      throw new UsageError(`${path} is the photo ${replaced.source} itself; give another folder${cure}`);
    }
    if (replaced === undefined && !overwrite) {
      throw new UsageError(`${path} is there already; give another folder (or --overwrite to replace it)`);
    }
  };
}

/** The file behind a path, whatever name or link leads to it; `undefined` where there is none. */
async function fileId(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
