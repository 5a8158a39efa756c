import { stat } from "node:fs/promises";
import { PlateError } from "@platekit/core/errors";
import { loadModelBundle } from "@platekit/core/onnx";
import type { LoadModelOptions, ModelBundle } from "@platekit/core/onnx";
import { embeddedModels, modelFolder } from "@platekit/models";
import type { ModelChoice } from "./model-choice.ts";

/**
 * Reads and checks a model without opening it; its `manifest` tells what it is for (`role`).
 * A name that is both an embedded id and a path means the embedded model; write `./name` for the path.
 *
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND` where there is neither such an id nor such a path; whatever
 *   `loadModelBundle` throws.
 */
export async function loadModel(choice: ModelChoice, options: LoadModelOptions = {}): Promise<ModelBundle> {
  return loadModelBundle(typeof choice === "string" ? await toSource(choice) : choice, options);
}

async function toSource(source: string): Promise<string> {
  const folder = modelFolder(source);
  if (folder !== undefined) return folder;
  const exists = await stat(source).then(
    () => true,
    () => false,
  );
  if (exists) return source;
  const ids = embeddedModels().map(({ id }) => id);
  const known = ids.length === 0 ? "none is embedded" : `embedded are ${ids.join(", ")}`;
  throw new PlateError(
    "ERR_MODEL_NOT_FOUND",
    `Cannot open model ${source}: it must be an embedded id or a path (${known}), got neither`,
  );
}
