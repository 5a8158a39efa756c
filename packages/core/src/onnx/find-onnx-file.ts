import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { PlateError } from "../errors/plate-error.ts";

/**
 * The one ONNX file of a folder.
 *
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND` when there is none or more than one.
 */
export async function findOnnxFile(folder: string): Promise<string> {
  const found = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith(".onnx"));
  const [only] = found;
  if (only !== undefined && found.length === 1) return join(folder, only);
  const got = found.length === 0 ? "none" : found.sort().join(", ");
  throw new PlateError(
    "ERR_MODEL_NOT_FOUND",
    `Cannot find the model in ${folder}: folder must hold one .onnx file, got ${got}`,
  );
}
