import { PlateError } from "@platekit/core/errors";
import { loadModelBundle } from "@platekit/core/onnx";
import type { LoadModelOptions, ModelBundle, ModelSource } from "@platekit/core/onnx";
import type { RecognizerManifest } from "./adapter.ts";

/**
 * Loads a model that reads plates; one already loaded is only checked.
 *
 * @throws PlateError `ERR_MODEL_CONFIG` where the model has another role; whatever `loadModelBundle` throws.
 */
export async function loadRecognizerBundle(
  model: ModelSource | ModelBundle,
  options: LoadModelOptions,
): Promise<ModelBundle<RecognizerManifest>> {
  const bundle = await loadModelBundle(model, options);
  if (isRecognizer(bundle)) return bundle;
  const { id, role, family } = bundle.manifest;
  const message = `Cannot create recognizer from model ${id}: role must be recognize, got ${role} (family ${family})`;
  throw new PlateError("ERR_MODEL_CONFIG", message);
}

function isRecognizer(bundle: ModelBundle): bundle is ModelBundle<RecognizerManifest> {
  return bundle.manifest.role === "recognize";
}
