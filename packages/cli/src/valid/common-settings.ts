import { DecodeOptionsSchema, decoderVersions } from "@platekit/core/image";
import { runtimeVersion } from "@platekit/core/onnx";
import type { ModelBundle } from "@platekit/core/onnx";
import { readVersion } from "../read-version.ts";
import type { SharedOptions } from "../arguments/shared-options.ts";
import { modelRecord } from "./model-record.ts";

/** What the numbers of every task depend on: the models to the byte, limits, and the programs beneath. */
export async function commonSettings(
  models: readonly ModelBundle[],
  { threads, ...limits }: Required<Pick<SharedOptions, "threads">> & SharedOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
  const { maxPixels, maxBytes, alpha, failOn } = DecodeOptionsSchema.parse(given);
  const { sharp, vips } = decoderVersions();
  return {
    models: models.map(modelRecord),
    threads,
    decode: { max_pixels: maxPixels, max_bytes: maxBytes, alpha, fail_on: failOn },
    versions: { lpr: readVersion(), onnxruntime: await runtimeVersion(), sharp, libvips: vips },
  };
}
