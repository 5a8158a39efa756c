import { realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { globPictures, isPattern } from "./glob-pictures.ts";
import { listFolder } from "./list-folder.ts";
import type { ListOptions } from "./list-folder.ts";
import { PICTURE_EXTENSIONS } from "./picture-extensions.ts";
import type { FailedInput, PictureInput } from "./picture-input.ts";

/** What the arguments stand for. */
export interface ExpandedInputs {
  /** In the order of the arguments. */
  readonly inputs: readonly (PictureInput | FailedInput)[];
  /** Files found in folders and by patterns that are not taken for pictures, and dead links. */
  readonly leftOut: readonly string[];
}

/**
 * Turns arguments into pictures: a file stands for itself whatever its name, a folder for the pictures in it (sorted),
 * a pattern for the pictures it matches (sorted), `-` for stdin. A path that exists is never taken for a pattern.
 * A file that is found twice comes once: where it was named first, but rather by its own name than through a link.
 * An argument that gives no pictures stands in its place.
 */
export async function expandInputs(sources: readonly string[], options: ListOptions): Promise<ExpandedInputs> {
  const inputs = new Map<string, PictureInput | FailedInput>();
  const linked = new Set<string>();
  const leftOut = new Set<string>();
  for (const source of sources) {
    try {
      const found = await expand(source, options);
      for (const path of found.leftOut) leftOut.add(path);
      for (const failed of found.failed ?? []) inputs.set(`failed ${failed.source}`, failed);
      for (const input of found.pictures) {
        const { file, isLink } = await fileBehind(input);
        if (inputs.has(file) && (isLink || !linked.has(file))) continue;
        // Taken out first: it stands where its own name does.
        inputs.delete(file);
        inputs.set(file, input);
        if (isLink) linked.add(file);
        else linked.delete(file);
      }
    } catch (error) {
      options.signal.throwIfAborted();
      inputs.set(`failed ${source}`, { source, error });
    }
  }
  return { inputs: [...inputs.values()], leftOut: [...leftOut] };
}

/** The file an input leads to, and whether there was a link on the way down from its folder or in its own place. */
async function fileBehind({ path, name }: PictureInput): Promise<{ readonly file: string; readonly isLink: boolean }> {
  if (path === undefined) return { file: "-", isLink: false };
  const file = await realpath(path);
  const folder = await realpath(join(path, ...name.split(sep).map(() => "..")));
  return { file, isLink: file !== join(folder, name) };
}

interface Expanded {
  readonly pictures: readonly PictureInput[];
  readonly leftOut: readonly string[];
  /** Subfolders that could not be listed. */
  readonly failed?: readonly FailedInput[];
}

async function expand(source: string, options: ListOptions): Promise<Expanded> {
  if (source === "-") return { pictures: [{ source, name: "stdin" }], leftOut: [] };
  const stats = await stat(source).catch(() => undefined);
  if (stats?.isDirectory() === true) return expandFolder(source, options);
  if (stats !== undefined) {
    return { pictures: [{ source, path: resolve(source), name: basename(source) }], leftOut: [] };
  }
  if (isPattern(source)) return expandPattern(source, options);
  throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${source}: no such file or folder`);
}

async function expandFolder(folder: string, options: ListOptions): Promise<Expanded> {
  const { names, leftOut, closed } = await listFolder(folder, options);
  if (names.length === 0 && closed.length === 0) {
    const cure = options.recursive ? "" : "; --recursive looks into its subfolders too";
    throw new PlateError(
      "ERR_IMAGE_NOT_FOUND",
      `Cannot read ${folder}: the folder must hold pictures (${PICTURE_EXTENSIONS.join(" ")}), got none${cure}`,
    );
  }
  return {
    pictures: names.map((name) => ({ source: join(folder, name), path: resolve(folder, name), name })),
    leftOut: leftOut.map((name) => join(folder, name)),
    failed: closed.map(({ name, error }) => ({
      source: join(folder, name),
      error: unlistable(join(folder, name), error),
    })),
  };
}

function unlistable(folder: string, cause: unknown): PlateError {
  const got = cause instanceof Error && "code" in cause ? String(cause.code) : "an unknown failure";
  return new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${folder}: the folder must be readable, got ${got}`, {
    cause,
  });
}

async function expandPattern(pattern: string, options: ListOptions): Promise<Expanded> {
  const { base, paths, leftOut } = await globPictures(pattern, options);
  if (paths.length === 0) {
    throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${pattern}: the pattern must match pictures, got none`);
  }
  const pictures = paths.map((path) => ({
    source: path,
    path: resolve(path),
    name: relative(resolve(base), resolve(path)),
  }));
  return { pictures, leftOut };
}
