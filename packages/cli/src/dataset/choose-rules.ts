import { rulesOfManifest, rulesOfPlateConfig } from "@platekit/dataset";
import type { ModelRules } from "@platekit/dataset";
import { loadModel } from "platekit";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { UsageError } from "../usage-error.ts";

/**
 * What `--model` or `--config-file` asks of labels; `undefined` where neither was given.
 *
 * @throws {UsageError} where both were given, or a model that reads nothing.
 */
export async function chooseRules(options: ParsedOptions): Promise<ModelRules | undefined> {
  const [model, config] = [options.value("model"), options.value("config-file")];
  if (model !== undefined && config !== undefined) {
    throw new UsageError("Only one may be given: --model or --config-file");
  }
  if (config !== undefined) return rulesOfPlateConfig(config);
  if (model === undefined) return undefined;
  const { manifest } = await loadModel(model);
  if (manifest.role === "recognize") return rulesOfManifest(manifest);
  throw new UsageError(`Option --model must be a model that reads plates, got ${manifest.id}, which finds them`);
}
