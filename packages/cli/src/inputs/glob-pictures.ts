import { dirname, isAbsolute, join, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { byName } from "./list-folder.ts";
import type { ListOptions } from "./list-folder.ts";
import { isPictureName } from "./picture-extensions.ts";

/** Whether an argument is a pattern such as `photos/**` or `*.jpg`. */
export function isPattern(source: string): boolean {
  return isDynamicPattern(source);
}

/** What a pattern matched. */
export interface GlobbedPictures {
  /** The folder in front of the first part with a magic character. */
  readonly base: string;
  /** Pictures, sorted, written the way the pattern is: relative stays relative. */
  readonly paths: readonly string[];
  /** What matched and is not taken for a picture. */
  readonly leftOut: readonly string[];
}

/** Pictures that match a pattern, whatever shell the command was started from. */
export async function globPictures(
  pattern: string,
  { signal, skip }: Pick<ListOptions, "signal" | "skip">,
): Promise<GlobbedPictures> {
  const base = staticBase(pattern);
  const matches = await glob([pattern], { expandDirectories: false, absolute: isAbsolute(pattern), signal });
  // Who writes results into the folder the pattern starts in, or above, still means the pictures there.
  const skipped = skip.filter((folder) => isBelow(folder, base));
  const paths = matches
    .map((path) => path.split("/").join(sep))
    .filter((path) => !skipped.some((folder) => isBelow(path, folder)))
    .sort(byName);
  return { base, paths: paths.filter(isPictureName), leftOut: paths.filter((path) => !isPictureName(path)) };
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(`${resolve(folder)}${sep}`);
}

function staticBase(pattern: string): string {
  const parts = pattern.split("/");
  const fixed = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, fixed === -1 ? -1 : fixed).join("/");
  if (base === "") return pattern.startsWith("/") ? "/" : ".";
  return fixed === -1 ? dirname(join(base, "x")) : base;
}
