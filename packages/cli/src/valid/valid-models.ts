import type { ModelBundle } from "@platekit/core/onnx";
import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, loadModel } from "platekit";
import type { ModelChoice } from "platekit";
import { chooseModels } from "../commands/choose-models.ts";
import type { ChosenModels } from "../commands/choose-models.ts";
import { UsageError } from "../usage-error.ts";
import { sha256Of } from "./sha256-of.ts";
import type { TaskName } from "./valid-task.ts";

/** The models a task is measured with, read but not opened. */
export type ValidModels = ChosenModels;

/** A model as the report names it: two files of one id differ in `sha256`. */
export interface ModelRecord {
  readonly role: "segment" | "recognize";
  readonly id: string;
  readonly family: string;
  readonly sha256: string;
}

/** What each task runs. */
const ROLES: Readonly<Record<TaskName, readonly (keyof ValidModels)[]>> = {
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
export async function loadValidModels(task: TaskName, choices: readonly ModelChoice[]): Promise<ValidModels> {
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
export function requireModel(models: ValidModels, kind: keyof ValidModels): ModelBundle {
  const bundle = models[kind];
  if (bundle === undefined) throw new TypeError(`Cannot validate: a model that ${WORDS[kind]} is wanted, got none`);
  return bundle;
}

export function modelRecord({ manifest, model }: ModelBundle): ModelRecord {
  const { role, id, family } = manifest;
  return { role, id, family, sha256: sha256Of(model) };
}
