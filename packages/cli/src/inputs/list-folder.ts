import { lstat, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isPictureName } from "./picture-extensions.ts";

/** What to look for below a folder. */
export interface ListOptions {
  readonly recursive: boolean;
  readonly signal: AbortSignal;
  /** Folders not to go into: where results are written. */
  readonly skip: readonly string[];
}

/** Files of a folder, as paths relative to it, in the order of their names. */
export interface FolderListing {
  readonly names: readonly string[];
  /** Files that are not taken for pictures, and links that lead nowhere. */
  readonly leftOut: readonly string[];
  /** Subfolders that could not be listed, and why. */
  readonly closed: readonly ClosedFolder[];
}

/** A folder nobody may look into. */
export interface ClosedFolder {
  readonly name: string;
  readonly error: unknown;
}

/**
 * Lists the pictures of a folder. Files and folders whose name starts with a dot are passed over. Each folder is
 * entered once, by its own name rather than through a link, so that links in a circle come to an end. A subfolder that
 * cannot be listed does not keep the others from being.
 */
export async function listFolder(folder: string, options: ListOptions): Promise<FolderListing> {
  const walk: Walk = { ...options, root: folder, entered: new Set(), links: [], names: [], leftOut: [], closed: [] };
  await enter("", walk);
  // Links to folders come last; those found on the way are appended.
  for (const link of walk.links) await enter(link, walk);
  const { names, leftOut, closed } = walk;
  return { names: names.sort(byName), leftOut: leftOut.sort(byName), closed };
}

interface Walk extends ListOptions {
  readonly root: string;
  /** Folders that were listed, by device and number. */
  readonly entered: Set<string>;
  /** Links to folders that wait for their turn. */
  readonly links: string[];
  readonly names: string[];
  readonly leftOut: string[];
  readonly closed: ClosedFolder[];
}

async function enter(below: string, walk: Walk): Promise<void> {
  walk.signal.throwIfAborted();
  const folder = join(walk.root, below);
  if (below !== "" && walk.skip.some((skipped) => resolve(skipped) === resolve(folder))) return;
  const { dev, ino } = await stat(folder);
  const id = `${dev}:${ino}`;
  if (walk.entered.has(id)) return;
  walk.entered.add(id);
  for (const name of (await namesIn(folder, below, walk)).sort(byName)) {
    if (!name.startsWith(".")) await take(join(below, name), walk);
  }
}

async function namesIn(folder: string, below: string, walk: Walk): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (below === "") throw error;
    walk.closed.push({ name: below, error });
    return [];
  }
}

async function take(path: string, walk: Walk): Promise<void> {
  const kind = await kindOf(join(walk.root, path));
  if (kind === "folder" && walk.recursive) {
    if ((await lstat(join(walk.root, path))).isSymbolicLink()) walk.links.push(path);
    else await enter(path, walk);
  }
  if (kind === "file" && isPictureName(path)) walk.names.push(path);
  else if (kind === "file" || kind === "missing") walk.leftOut.push(path);
}

/** Links count as what they lead to. */
async function kindOf(path: string): Promise<"file" | "folder" | "missing" | "other"> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return "file";
    return stats.isDirectory() ? "folder" : "other";
  } catch {
    return "missing";
  }
}

/** By code units: the same on every machine and in every language. */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
