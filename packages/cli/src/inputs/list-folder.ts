import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isPictureName } from "./picture-extensions.ts";

/** What to look for below a folder. */
export interface ListOptions {
  readonly recursive: boolean;
  readonly signal: AbortSignal;
  /** A folder not to go into: where results are written. */
  readonly skip?: string;
}

/**
 * Pictures of a folder, as paths relative to it, in the order of their names.
 * Files and folders whose name starts with a dot are left out.
 */
export async function listFolder(folder: string, options: ListOptions): Promise<readonly string[]> {
  const found = await walk(folder, "", { ...options, above: new Set() });
  return found.sort(byName);
}

interface Walk extends ListOptions {
  /** Folders on the way down here, by device and number: a link back up to one of them is not followed. */
  readonly above: ReadonlySet<string>;
}

async function walk(root: string, below: string, options: Walk): Promise<string[]> {
  options.signal.throwIfAborted();
  if (below !== "" && options.skip !== undefined && resolve(root, below) === resolve(options.skip)) return [];
  const { dev, ino } = await stat(join(root, below));
  const id = `${dev}:${ino}`;
  if (options.above.has(id)) return [];
  const above = new Set([...options.above, id]);
  const names = (await readdir(join(root, below))).filter((name) => !name.startsWith("."));
  const found: string[] = [];
  for (const name of names) {
    const path = join(below, name);
    const kind = await kindOf(join(root, path));
    if (kind === "file" && isPictureName(name)) found.push(path);
    if (kind === "folder" && options.recursive) found.push(...(await walk(root, path, { ...options, above })));
  }
  return found;
}

/** Links count as what they lead to; a dead link counts as nothing. */
async function kindOf(path: string): Promise<"file" | "folder" | "other"> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return "file";
    return stats.isDirectory() ? "folder" : "other";
  } catch {
    return "other";
  }
}

/** By code units: the same on every machine and in every language. */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
