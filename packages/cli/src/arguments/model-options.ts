import type { ModelChoice } from "platekit";
import { UsageError } from "../usage-error.ts";
import type { OptionSpec } from "./option-spec.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** `--model` and `--config-file` of commands that run any model as it is. */
export const MODEL_OPTIONS: readonly OptionSpec[] = [
  {
    name: "model",
    value: "ID|DIR",
    multiple: true,
    help: "Another model than the default: an embedded id or a model folder; for pipeline give it twice for both",
  },
  { name: "config-file", value: "YAML", help: "Plate config of fast-plate-ocr, with --model FILE.onnx" },
];

/**
 * The models given with `MODEL_OPTIONS`; `--config-file` goes with the one ONNX file among them.
 *
 * @throws {UsageError} where it has no such file to go with.
 */
export function parseModels(options: ParsedOptions): readonly ModelChoice[] {
  const models = options.values("model");
  const config = options.value("config-file");
  if (config === undefined) return models;
  const isOnnx = (name: string) => name.toLowerCase().endsWith(".onnx");
  if (models.filter(isOnnx).length !== 1) {
    const got = models.length === 0 ? "none" : models.join(", ");
    throw new UsageError(`Option --config-file needs its network: one --model FILE.onnx, got ${got}`);
  }
  return models.map((model) => (isOnnx(model) ? { model, config } : model));
}
