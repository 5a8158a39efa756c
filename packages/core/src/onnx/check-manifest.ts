import { PlateError } from "../errors/plate-error.ts";
import { describeProblem } from "../errors/describe-problem.ts";
import { ModelManifestSchema } from "./manifest.ts";
import type { ModelManifest } from "./manifest.ts";

/**
 * Checks what a config states against the manifest schema and fills in its defaults.
 *
 * @throws {PlateError} `ERR_MODEL_CONFIG` naming the key, what was wanted and what came.
 */
export function checkManifest(values: unknown, path: string): ModelManifest {
  const parsed = ModelManifestSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const problem = describeProblem(parsed.error, ModelManifestSchema, values);
  throw new PlateError("ERR_MODEL_CONFIG", `Cannot use model config ${path}: ${problem}`);
}
