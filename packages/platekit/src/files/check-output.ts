import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PlateError } from "@platekit/core/errors";
import type { ImageSource } from "@platekit/core/image";

/**
 * Makes sure that an output is not the source itself, by whatever name or link.
 *
 * @throws {PlateError} `ERR_IMAGE_WRITE`.
 */
export async function checkOutput(
  output: string,
  source: ImageSource,
  { overwrite }: { readonly overwrite?: boolean | undefined },
): Promise<void> {
  if (overwrite === true || (typeof source !== "string" && !(source instanceof URL))) return;
  const from = source instanceof URL || source.startsWith("file:") ? fileURLToPath(source) : source;
  if (!(await isSameFile(from, output))) return;
  throw new PlateError(
    "ERR_IMAGE_WRITE",
    `Cannot write ${output}: it must not be the source itself (option overwrite allows it), got the same file`,
  );
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
