import { readPlateConfig } from "@platekit/core/onnx";
import type { ModelBundle } from "@platekit/core/onnx";
import { loadModel } from "platekit";
import type { ModelArgument } from "../arguments/model-options.ts";
import { UsageError } from "../usage-error.ts";

/** The models given with `--model`, by what they do; read but not opened. */
export interface ChosenModels {
  readonly segmenter?: ModelBundle;
  readonly recognizer?: ModelBundle;
}

/**
 * Sorts models by the role their manifests state, so that nobody has to say it.
 *
 * @throws {UsageError} where two have the same role.
 * @throws {PlateError} `ERR_MODEL_…`.
 */
export async function chooseModels(choices: readonly ModelArgument[]): Promise<ChosenModels> {
  const chosen: { segmenter?: ModelBundle; recognizer?: ModelBundle } = {};
  for (const choice of choices) {
    // `--config-file` is always fast-plate-ocr's: a file with a slip in it could be taken for another kind of config.
    if (typeof choice === "object") await readPlateConfig(choice.config);
    const bundle = await loadModel(choice);
    const { role, id } = bundle.manifest;
    const kind = role === "segment" ? "segmenter" : "recognizer";
    if (chosen[kind] !== undefined) {
      throw new UsageError(
        `Option --model was given two models for the same task (${role}): ${chosen[kind].manifest.id}, ${id}`,
      );
    }
    chosen[kind] = bundle;
  }
  return chosen;
}
