import { lstat } from "node:fs/promises";
import { createOutputGuard } from "../files/create-output-guard.ts";
import type { ValidOutputs } from "./plan-outputs.ts";

/**
 * Makes sure, before anything is written, that no report takes the place of a picture or a mask that is measured:
 * `--overwrite` means reports. The files are looked through only where an output is there already.
 *
 * @throws {UsageError} naming the first output that is such a file, whatever name or link leads to it.
 */
export async function guardMeasured(
  { csv, html, json }: ValidOutputs,
  files: () => AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const there: string[] = [];
  for (const path of [csv, html, json === "-" ? undefined : json]) {
    if (path !== undefined && (await isThere(path))) there.push(path);
  }
  if (there.length === 0) return;
  const inputs = [];
  for await (const path of files()) inputs.push({ source: path, path, name: path });
  const guard = await createOutputGuard(inputs, { mayReplaceOwn: false });
  const [input] = inputs;
  if (input === undefined) return;
  for (const path of there) await guard({ input, path, overwrite: true });
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
