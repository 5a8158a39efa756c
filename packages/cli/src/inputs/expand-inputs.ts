import { realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { globPictures, isPattern } from "./glob-pictures.ts";
import { listFolder } from "./list-folder.ts";
import type { ListOptions } from "./list-folder.ts";
import { PICTURE_EXTENSIONS } from "./picture-extensions.ts";
import type { FailedInput, PictureInput } from "./picture-input.ts";

/**
 * Turns arguments into pictures: a file stands for itself whatever its name, a folder for the pictures in it (sorted),
 * a pattern for the pictures it matches (sorted), `-` for stdin. A path that exists is never taken for a pattern.
 * A file named twice comes once, where it was named first. An argument that gives no pictures stands in its place.
 */
export async function expandInputs(
  sources: readonly string[],
  options: ListOptions,
): Promise<readonly (PictureInput | FailedInput)[]> {
  const inputs = new Map<string, PictureInput | FailedInput>();
  for (const source of sources) {
    try {
      for (const input of await expand(source, options)) {
        const key = input.path === undefined ? "-" : await realpath(input.path);
        if (!inputs.has(key)) inputs.set(key, input);
      }
    } catch (error) {
      options.signal.throwIfAborted();
      inputs.set(`failed ${source}`, { source, error });
    }
  }
  return [...inputs.values()];
}

async function expand(source: string, options: ListOptions): Promise<readonly PictureInput[]> {
  if (source === "-") return [{ source, name: "stdin" }];
  const stats = await stat(source).catch(() => undefined);
  if (stats?.isDirectory() === true) return expandFolder(source, options);
  if (stats !== undefined) return [{ source, path: source, name: basename(source) }];
  if (isPattern(source)) return expandPattern(source, options);
  throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${source}: no such file or folder`);
}

async function expandFolder(folder: string, options: ListOptions): Promise<readonly PictureInput[]> {
  const names = await listFolder(folder, options);
  if (names.length === 0) {
    const cure = options.recursive ? "" : "; --recursive looks into its subfolders too";
    throw new PlateError(
      "ERR_IMAGE_NOT_FOUND",
      `Cannot read ${folder}: the folder must hold pictures (${PICTURE_EXTENSIONS.join(" ")}), got none${cure}`,
    );
  }
  return names.map((name) => ({ source: join(folder, name), path: join(folder, name), name }));
}

async function expandPattern(pattern: string, options: ListOptions): Promise<readonly PictureInput[]> {
  const { base, paths } = await globPictures(pattern, options.signal);
  if (paths.length === 0) {
    throw new PlateError("ERR_IMAGE_NOT_FOUND", `Cannot read ${pattern}: the pattern must match pictures, got none`);
  }
  return paths.map((path) => ({ source: path, path, name: relative(resolve(base), resolve(path)) }));
}
