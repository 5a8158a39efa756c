import { loadModel } from "platekit";
import type { ModelChoice } from "platekit";
import { UsageError } from "../usage-error.ts";

/** The models given with `--model`, by what they do. */
export interface ChosenModels {
  readonly segmenter?: ModelChoice;
  readonly recognizer?: ModelChoice;
}

/**
 * Sorts models by the role their manifests state, so that nobody has to say it.
 *
 * @throws {UsageError} where two have the same role.
 */
export async function chooseModels(names: readonly string[]): Promise<ChosenModels> {
  const chosen: { segmenter?: ModelChoice; recognizer?: ModelChoice } = {};
  for (const name of names) {
    const bundle = await loadModel(name);
    const role = bundle.manifest.role === "segment" ? "segmenter" : "recognizer";
    if (chosen[role] !== undefined) {
      throw new UsageError(
        `Option --model was given two models for the same task (${bundle.manifest.role}): ${names.join(", ")}`,
      );
    }
    chosen[role] = bundle;
  }
  return chosen;
}
