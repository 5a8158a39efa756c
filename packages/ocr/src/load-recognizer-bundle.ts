import { PlateError } from "@platekit/core/errors";
import { loadModelBundle } from "@platekit/core/onnx";
import type { LoadModelOptions, ModelBundle, ModelSource } from "@platekit/core/onnx";
import type { RecognizerManifest } from "./adapter.ts";

/**
 * Loads a model that reads plates; one already loaded is only checked.
 *
 * @throws TypeError where `model` is neither a source nor a bundle.
 * @throws PlateError `ERR_MODEL_CONFIG` where the model has another role; whatever `loadModelBundle` throws.
 */
export async function loadRecognizerBundle(
  model: ModelSource | ModelBundle,
  options: LoadModelOptions,
): Promise<ModelBundle<RecognizerManifest>> {
  if (typeof model !== "string" && (typeof model !== "object" || model === null)) {
    const wanted = "a path, { model, config }, { model, labels } or a loaded bundle";
    throw new TypeError(`Cannot create recognizer: option model must be ${wanted}, got ${String(model)}`);
  }
  const bundle = isBundle(model) ? model : await loadModelBundle(model, options);
  if (isRecognizer(bundle)) return bundle;
  const { id, role, family } = bundle.manifest;
  const message = `Cannot create recognizer from model ${id}: role must be recognize, got ${role} (family ${family})`;
  throw new PlateError("ERR_MODEL_CONFIG", message);
}

function isBundle(model: ModelSource | ModelBundle): model is ModelBundle {
  return typeof model === "object" && "manifest" in model;
}

function isRecognizer(bundle: ModelBundle): bundle is ModelBundle<RecognizerManifest> {
  return bundle.manifest.role === "recognize";
}
