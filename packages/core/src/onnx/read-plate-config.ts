import { parseFastPlateOcrConfig } from "./fast-plate-ocr-config.ts";
import type { FastPlateOcrConfig } from "./fast-plate-ocr-config.ts";
import { LoadModelOptionsSchema } from "./load-model-bundle.ts";
import { parseConfig } from "./parse-config.ts";
import { readModelFile } from "./read-model-file.ts";

/**
 * Reads a fast-plate-ocr plate config (0.x, 1.0 or 1.1) by itself, without the model it belongs to: what data for that
 * model must keep to.
 *
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND`, `ERR_MODEL_LIMIT`, `ERR_MODEL_CONFIG`.
 */
export async function readPlateConfig(path: string): Promise<FastPlateOcrConfig> {
  const { maxConfigBytes: maxBytes } = LoadModelOptionsSchema.parse({});
  const bytes = await readModelFile(path, { what: "plate config", maxBytes, limitName: "maxConfigBytes" });
  return parseFastPlateOcrConfig(parseConfig(bytes, path, "1.1"));
}
