import { UsageError } from "../usage-error.ts";
import type { OptionSpec } from "./option-spec.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** A model as it was given: an embedded id or a path, or a network and its fast-plate-ocr plate config. */
export type ModelArgument = string | { readonly model: string; readonly config: string };

/** `--model` and `--config-file` of commands that run any model as it is. */
export const MODEL_OPTIONS: readonly OptionSpec[] = [
  {
    name: "model",
    value: "ID|DIR",
    multiple: true,
    help: "Another model than the default: an embedded id or a model folder; give it twice for one that finds and one that reads",
  },
  { name: "config-file", value: "YAML", help: "Plate config of fast-plate-ocr, with --model FILE.onnx" },
];

/** Networks of other runtimes, by the ends of their names. */
const NOT_ONNX = /\.(?:keras|h5|pt|pth|tflite)$/iu;

/**
 * The models given with `MODEL_OPTIONS`; `--config-file` goes with the one ONNX file among them.
 *
 * @throws {UsageError} where it has no such file to go with, such a file has no config, or a network is not ONNX.
 */
export function parseModels(options: ParsedOptions): readonly ModelArgument[] {
  const models = options.values("model");
  const config = options.value("config-file");
  const foreign = models.find((name) => NOT_ONNX.test(name));
  if (foreign !== undefined) {
    const cure = "export it to ONNX first (docs/import-models.md)";
    throw new UsageError(`Option --model must be an embedded id, a folder or FILE.onnx, got ${foreign}; ${cure}`);
  }
  const networks = models.filter(isOnnx);
  if (config === undefined) return checkNoneBare(models, networks);
  if (networks.length !== 1) {
    const got = models.length === 0 ? "none" : models.join(", ");
    const cure = networks.length > 1 ? "" : "; a folder and an embedded model bring their own config";
    throw new UsageError(`Option --config-file needs its network: one --model FILE.onnx, got ${got}${cure}`);
  }
  return models.map((model) => (isOnnx(model) ? { model, config } : model));
}

function isOnnx(name: string): boolean {
  return name.toLowerCase().endsWith(".onnx");
}

function checkNoneBare(models: readonly string[], [bare]: readonly string[]): readonly string[] {
  if (bare === undefined) return models;
  const cure = "add --config-file PLATE_CONFIG.yaml of fast-plate-ocr, or name the folder that holds both";
  throw new UsageError(`Option --model got a network without its config: ${bare}; ${cure}`);
}
