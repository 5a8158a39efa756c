import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { PlateError } from "../errors/plate-error.ts";
import { checkModelSource } from "./check-model-source.ts";
import { isFastPlateOcrConfig } from "./fast-plate-ocr-config.ts";
import { findOnnxFile } from "./find-onnx-file.ts";
import { parseConfig } from "./parse-config.ts";
import { readModelFile } from "./read-model-file.ts";

/**
 * Where a model is found:
 * - a folder with `config.yaml` of ours; or one `.onnx` file and a fast-plate-ocr plate config or tinyLPR's labels;
 * - the path of a config file, the model beside it;
 * - `{ model, config }`: an ONNX file and a config, ours or fast-plate-ocr's;
 * - `{ model, labels }`: an ONNX file and tinyLPR's `labels.names`.
 */
export type ModelSource =
  | string
  | { readonly model: string; readonly config: string }
  | { readonly model: string; readonly labels: string };

/** The files of a bundle; without `model`, the config says which. */
export type ModelFiles =
  | { readonly config: string; readonly model: string | undefined }
  | { readonly labels: string; readonly model: string };

const OWN_CONFIGS = ["config.yaml", "config.yml"];
/** Files of a folder named in a message. */
const MOST_NAMES = 5;
const LABEL_FILES = ["labels.names", "label.names"];

/**
 * Tells which files make the bundle `source` names.
 *
 * @throws {TypeError} where `source` is of none of the forms.
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND` when there is no such path or the folder holds no bundle.
 */
export async function findModelFiles(source: ModelSource, maxConfigBytes: number): Promise<ModelFiles> {
  checkModelSource(source);
  if (typeof source === "object") return source;
  const stats = await stat(source).catch((cause: unknown) => {
    throw new PlateError("ERR_MODEL_NOT_FOUND", `Cannot open model ${source}: no such file or folder`, { cause });
  });
  if (stats.isDirectory()) return await findInFolder(source, maxConfigBytes);
  if (!source.toLowerCase().endsWith(".onnx")) return { config: source, model: undefined };
  const wanted =
    "path must be a folder or a config, got an ONNX file: pass the folder that holds it and its config or labels " +
    "(in code, { model, config } or { model, labels } names both)";
  throw new PlateError("ERR_MODEL_CONFIG", `Cannot open model ${source}: ${wanted}`);
}

async function findInFolder(folder: string, maxConfigBytes: number): Promise<ModelFiles> {
  const names = (await readdir(folder)).sort();
  const own = OWN_CONFIGS.find((name) => names.includes(name));
  if (own !== undefined) return { config: join(folder, own), model: undefined };
  const plateConfigs = await findPlateConfigs(folder, names, maxConfigBytes);
  const [config] = plateConfigs;
  if (plateConfigs.length > 1) {
    const wanted = `folder must hold one plate config, got ${plateConfigs.join(", ")}`;
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot open model ${folder}: ${wanted}`);
  }
  const labels = LABEL_FILES.find((name) => names.includes(name));
  if (config !== undefined) return { config: join(folder, config), model: await findOnnxFile(folder) };
  if (labels !== undefined) return { labels: join(folder, labels), model: await findOnnxFile(folder) };
  const wanted = "folder must hold config.yaml, a fast-plate-ocr plate config or labels.names";
  throw new PlateError("ERR_MODEL_NOT_FOUND", `Cannot open model ${folder}: ${wanted}, got ${listNames(names)}`);
}

function listNames(names: readonly string[]): string {
  if (names.length === 0) return "an empty folder";
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/**
 * fast-plate-ocr keeps a second YAML file, of the network's layers, beside the plate config, and users keep notes there.
 * A file that cannot be read as a config is told of only where no other one is a plate config.
 */
async function findPlateConfigs(folder: string, names: readonly string[], maxBytes: number): Promise<string[]> {
  const found: string[] = [];
  const failures: unknown[] = [];
  for (const name of names.filter((name) => /\.ya?ml$/i.test(name))) {
    const path = join(folder, name);
    try {
      const bytes = await readModelFile(path, { what: "model config", maxBytes, limitName: "maxConfigBytes" });
      if (isFastPlateOcrConfig(parseConfig(bytes, path).values)) found.push(name);
    } catch (error) {
      failures.push(error);
    }
  }
  if (found.length === 0 && failures.length > 0) throw failures[0];
  return found;
}
