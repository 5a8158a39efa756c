import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { PlateError } from "../errors/plate-error.ts";

/**
 * Where the `model.file` of a manifest lies: inside the manifest's folder, links followed.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` when the file lies outside, `ERR_MODEL_NOT_FOUND` when there is none.
 */
export async function resolveModelFile(config: string, file: string): Promise<string> {
  const folder = dirname(config);
  const path = resolve(folder, file);
  if (isAbsolute(file) || !isInside(resolve(folder), path)) throw outside(config, file);
  const real = await realpath(path).catch((cause: unknown) => {
    throw new PlateError("ERR_MODEL_NOT_FOUND", `Cannot open model ${path}: no such file, named by ${config}`, {
      cause,
    });
  });
  if (!isInside(await realpath(folder), real)) throw outside(config, file);
  return path;
}

function isInside(folder: string, path: string): boolean {
  const steps = relative(folder, path);
  return steps !== "" && steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

function outside(config: string, file: string): PlateError {
  const wanted = `model.file must lie inside the folder of its config, got ${JSON.stringify(file)}`;
  return new PlateError("ERR_MODEL_CONFIG", `Cannot use model config ${config}: ${wanted}`);
}
