import { lstat, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import type { ImageSource } from "@platekit/core/image";
import { sourcePath } from "./source-path.ts";

/**
 * Makes sure that no file is lost: the output must not be there yet, unless `overwrite` is given.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE`, also for a folder, which nothing replaces.
 */
export async function checkOutput(
  output: string,
  source: ImageSource,
  { overwrite }: { readonly overwrite?: boolean | undefined },
): Promise<void> {
  const there = await lstat(output).catch(() => undefined);
  if (there === undefined) return;
  if (there.isDirectory()) throw refuse(output, "it must be a file", "a folder");
  if (overwrite === true) return;
  const from = sourcePath(source);
  throw from !== undefined && (await isSameFile(from, output))
    ? refuse(output, "it must not be the source itself (option overwrite allows it)", "the same file")
    : refuse(output, "it must not be there yet (option overwrite allows it)", "a file");
}

function refuse(output: string, wanted: string, got: string): PlateError {
  return new PlateError("ERR_IMAGE_WRITE", `Cannot write ${output}: ${wanted}, got ${got}`);
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  try {
    if ((await realpath(a)) === (await realpath(b))) return true;
    const [left, right] = await Promise.all([stat(a, { bigint: true }), stat(b, { bigint: true })]);
    return left.dev === right.dev && left.ino === right.ino;
  } catch {
    // One of them is not there: they cannot be the same.
    return false;
  }
}
