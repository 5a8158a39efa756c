import type { RunOptions } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { createSegmenter } from "@platekit/segment";
import type { NetworkSegmenter } from "@platekit/segment";
import { loadModel } from "./models/load-model.ts";
import { OpenSegmenterOptionsSchema, sessionOptions, splitRunOptions } from "./options.ts";
import type { OpenSegmenterOptions } from "./options.ts";

/**
 * Opens the segmentation model alone, chosen as for `createReader`: photo in, regions out. Whoever opens it closes it.
 * `onProgress` hears `model-open`; where it throws, the model is closed again.
 *
 * @throws {TypeError} where an option is unknown or of the wrong kind.
 * @throws {PlateError} `ERR_MODEL_…` where the model cannot be found, read or opened, or is a recogniser.
 */
export async function openSegmenter(options: OpenSegmenterOptions & RunOptions = {}): Promise<NetworkSegmenter> {
  const [run, rest] = splitRunOptions(options, "open segmenter");
  const resolved = parseOptions(OpenSegmenterOptionsSchema, rest, "open segmenter");
  const model = await loadModel(resolved.segmenter, { logger: resolved.logger, signal: run.signal });
  const segmenter = await createSegmenter({ ...resolved.segment, ...sessionOptions(resolved, run), model });
  try {
    run.onProgress?.({ stage: "model-open", model: segmenter.manifest.id });
  } catch (error) {
    await segmenter[Symbol.asyncDispose]();
    throw error;
  }
  return segmenter;
}
