import type { ModelBundle } from "@platekit/core/onnx";
import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, loadModel } from "platekit";
import type { RecognizerManifest } from "platekit";
import type { ModelArgument } from "../arguments/model-options.ts";
import { UsageError } from "../usage-error.ts";
import type { TaskName } from "../valid/valid-task.ts";
import { chooseModels } from "./choose-models.ts";
import type { ChosenModels } from "./choose-models.ts";

/** What each task runs. */
const ROLES: Readonly<Record<TaskName, readonly (keyof ChosenModels)[]>> = {
  ocr: ["recognizer"],
  pipeline: ["segmenter", "recognizer"],
  segment: ["segmenter"],
};

const DEFAULTS = { segmenter: DEFAULT_SEGMENTER, recognizer: DEFAULT_RECOGNIZER } as const;
const WORDS = { segmenter: "finds plates", recognizer: "reads plates" } as const;

/**
 * Loads the models of a task: those given, by the role their manifests state, and the embedded ones for the rest.
 *
 * @throws {UsageError} where two do the same, or one does what the task does not need.
 * @throws {PlateError} `ERR_MODEL_…`.
 */
export async function loadTaskModels(task: TaskName, choices: readonly ModelArgument[]): Promise<ChosenModels> {
  const models: { segmenter?: ModelBundle; recognizer?: ModelBundle } = { ...(await chooseModels(choices)) };
  for (const kind of ["segmenter", "recognizer"] as const) {
    if (ROLES[task].includes(kind)) models[kind] ??= await loadModel(DEFAULTS[kind]);
    else if (models[kind] !== undefined) {
      const { id } = models[kind].manifest;
      throw new UsageError(`Option --model: task ${task} takes no model that ${WORDS[kind]}, got ${id}`);
    }
  }
  return models;
}

/** @throws TypeError where the task was not given this model. */
export function requireModel(models: ChosenModels, kind: keyof ChosenModels): ModelBundle {
  const bundle = models[kind];
  if (bundle === undefined) throw new TypeError(`Cannot go on: a model that ${WORDS[kind]} is wanted, got none`);
  return bundle;
}

/** @throws TypeError where the task was not given a model that reads. */
export function requireRecognizer(models: ChosenModels): ModelBundle<RecognizerManifest> {
  const bundle = requireModel(models, "recognizer");
  const { manifest } = bundle;
  if (manifest.role === "recognize") return { ...bundle, manifest };
  throw new TypeError(`Cannot go on: a model that reads plates is wanted, got ${manifest.id}`);
}
