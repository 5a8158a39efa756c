import { rulesOfManifest, rulesOfPlateConfig } from "@platekit/dataset";
import type { ModelRules } from "@platekit/dataset";
import { parseModels } from "../arguments/model-options.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { chooseModels } from "../commands/choose-models.ts";
import { UsageError } from "../usage-error.ts";

/**
 * What `--model` or `--config-file` asks of labels; `undefined` where neither was given. A config stands for a model that
 * is still to be trained, or goes with `--model FILE.onnx`.
 *
 * @throws {UsageError} where the two do not go together, or the model reads nothing.
 */
export async function chooseRules(options: ParsedOptions): Promise<ModelRules | undefined> {
  const config = options.value("config-file");
  if (!options.has("model")) return config === undefined ? undefined : rulesOfPlateConfig(config);
  const { segmenter, recognizer } = await chooseModels(parseModels(options));
  const bundle = recognizer ?? segmenter;
  if (bundle === undefined) return undefined;
  const { manifest } = bundle;
  if (manifest.role === "recognize") return rulesOfManifest(manifest);
  throw new UsageError(`Option --model must be a model that reads plates, got ${manifest.id}, which finds them`);
}
