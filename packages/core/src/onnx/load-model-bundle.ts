import { createHash } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import { z } from "zod";
import { PlateError } from "../errors/plate-error.ts";
import { checkManifest } from "./check-manifest.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { isFastPlateOcrConfig, readFastPlateOcrConfig } from "./fast-plate-ocr-config.ts";
import { findModelFiles } from "./find-model-files.ts";
import type { ModelSource } from "./find-model-files.ts";
import { findOnnxFile } from "./find-onnx-file.ts";
import type { Logger } from "./logger.ts";
import type { ModelManifest } from "./manifest.ts";
import { parseConfig } from "./parse-config.ts";
import { readModelFile } from "./read-model-file.ts";
import { readOnnxGraph } from "./read-onnx-graph.ts";
import { resolveModelFile } from "./resolve-model-file.ts";
import { readTinyLprLabels } from "./tinylpr-labels.ts";

export type { ModelSource } from "./find-model-files.ts";

/** What a model is called that nobody named. */
const UNTOLD = "model";
/** Node reads no file of 2 GiB or more at once. */
const LARGEST_MODEL = 2 ** 31 - 1;
const KIB = 2 ** 10;
/** The YAML parser's time grows with the square of a hostile file: 1 s for 64 KiB of keys, 4 min for 1 MiB. */
const LARGEST_CONFIG = 2 ** 20;

export const LoadModelOptionsSchema = z.strictObject({
  /** Largest model file in bytes; DeepLabV3-ResNet101, the largest we know of, has 477 MB. */
  maxModelBytes: z
    .int()
    .positive()
    .max(LARGEST_MODEL)
    .default(2 ** 30),
  /** Largest config or labels file in bytes. */
  maxConfigBytes: z
    .int()
    .positive()
    .max(LARGEST_CONFIG)
    .default(64 * KIB),
  /** Hears what is odd about a bundle but no error. */
  logger: z.custom<Logger>((value) => typeof value === "object" && value !== null).optional(),
  signal: z.instanceof(AbortSignal).optional(),
});
export type LoadModelOptions = z.input<typeof LoadModelOptionsSchema>;
type ResolvedLoadModelOptions = z.output<typeof LoadModelOptionsSchema>;

/** A model ready to be opened: what it is and its bytes. */
export interface ModelBundle<TManifest extends ModelManifest = ModelManifest> {
  readonly manifest: TManifest;
  /** The ONNX file. */
  readonly model: Uint8Array;
  /** Where the model was found, for messages. */
  readonly origin: string;
  readonly sizeBytes: number;
}

/**
 * Reads a model and its config from disk and checks both; the ONNX runtime is not loaded for it. A bundle that was
 * loaded before is given back as it is.
 *
 * @throws {TypeError} where `source` is of none of the forms a source has.
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND`, `ERR_MODEL_CONFIG`, `ERR_MODEL_LIMIT`, `ERR_MODEL_CHECKSUM`,
 *   `ERR_MODEL_FORMAT` (no ONNX file, or weights kept outside it) or `ERR_MODEL_SIGNATURE`.
 */
export async function loadModelBundle(
  source: ModelSource | ModelBundle,
  options: LoadModelOptions = {},
): Promise<ModelBundle> {
  const resolved = parseOptions(LoadModelOptionsSchema, options, "load model");
  if (isBundle(source)) return source;
  const files = await findModelFiles(source, resolved.maxConfigBytes);
  const read = (path: string, what: string) => readConfigFile(path, what, resolved);
  if ("labels" in files) {
    const labels = { path: files.labels, bytes: await read(files.labels, "labels") };
    const { model, traits } = await loadModel(files.model, resolved);
    return toBundle(readTinyLprLabels(labels, traits), model, files.model);
  }
  const bytes = await read(files.config, "model config");
  const config = parseConfig(bytes, files.config);
  if (isFastPlateOcrConfig(config.values)) {
    const path = files.model ?? (await findOnnxFile(dirname(files.config)));
    const { model, traits } = await loadModel(path, resolved);
    return toBundle(readFastPlateOcrConfig(parseConfig(bytes, files.config, "1.1"), traits), model, path);
  }
  const manifest = checkManifest(config.values, files.config);
  const path = files.model ?? (await resolveModelFile(files.config, manifest.model.file));
  const { model } = await loadModel(path, resolved, manifest.model.sha256);
  return toBundle(manifest, model, path);
}

function isBundle(source: ModelSource | ModelBundle): source is ModelBundle {
  return typeof source === "object" && source !== null && "manifest" in source;
}

function readConfigFile(path: string, what: string, options: ResolvedLoadModelOptions): Promise<Uint8Array> {
  const { maxConfigBytes: maxBytes, signal } = options;
  return readModelFile(path, { what, maxBytes, limitName: "maxConfigBytes", signal });
}

/** The bytes of an ONNX file and what a foreign config needs to know of them. */
async function loadModel(path: string, options: ResolvedLoadModelOptions, sha256?: string) {
  const { maxModelBytes: maxBytes, signal, logger } = options;
  const model = await readModelFile(path, { what: "model", maxBytes, limitName: "maxModelBytes", signal });
  if (sha256 !== undefined) checkSha256(path, model, sha256);
  const graph = readOnnxGraph(model, path);
  return { model, traits: { id: toId(path), file: basename(path), graph, logger } };
}

function checkSha256(path: string, model: Uint8Array, expected: string): void {
  const actual = createHash("sha256").update(model).digest("hex");
  if (actual === expected) return;
  throw new PlateError("ERR_MODEL_CHECKSUM", `Cannot use model ${path}: sha256 must be ${expected}, got ${actual}`);
}

/**
 * A model without a manifest of ours is known by its file name, in the letters an id may have; one called
 * `model.onnx`, which tells nothing, by its folder's.
 */
function toId(path: string): string {
  const stem = basename(path)
    .toLowerCase()
    .replace(/\.onnx$/, "");
  const name = stem === UNTOLD ? basename(dirname(resolve(path))).toLowerCase() : stem;
  return name.replace(/[^a-z0-9._-]/g, "-").replace(/^[^a-z0-9]+/, "") || UNTOLD;
}

function toBundle(manifest: ModelManifest, model: Uint8Array, origin: string): ModelBundle {
  return { manifest, model, origin, sizeBytes: model.byteLength };
}
