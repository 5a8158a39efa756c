import { basename } from "node:path";
import type { Talk } from "../output/create-talk.ts";

/** More names say nothing more. */
const NAMED = 3;

/** Tells of files in folders that are not read, so that nobody takes a photo for done that was never opened. */
export async function noteLeftOut(paths: readonly string[], talk: Pick<Talk, "note">): Promise<void> {
  if (paths.length === 0) return;
  const names = paths.slice(0, NAMED).map((path) => basename(path));
  const more = paths.length > NAMED ? `, and ${paths.length - NAMED} more` : "";
  const files = paths.length === 1 ? "1 file" : `${paths.length} files`;
  await talk.note(`${files} left out (no supported extension, or a dead link): ${names.join(", ")}${more}`);
}
