import type { RunOptions } from "@platekit/core";
import type { SessionOptions } from "@platekit/core/onnx";
import { createSegmenter } from "@platekit/segment";
import type { NetworkSegmenter, SegmenterOptions } from "@platekit/segment";
import { loadModel } from "./models/load-model.ts";
import type { ModelChoice } from "./models/model-choice.ts";
import { sessionOptions } from "./options.ts";

/** Which segmentation model to open, and on how many threads. */
interface SegmenterChoice extends Omit<SessionOptions, "signal"> {
  readonly segmenter: ModelChoice;
}

/** Opens the segmentation model and says so; closes it again where whoever is told throws. */
export async function openSegmenter(
  choice: SegmenterChoice,
  options: SegmenterOptions,
  run: RunOptions,
): Promise<NetworkSegmenter> {
  const model = await loadModel(choice.segmenter, { logger: choice.logger, signal: run.signal });
  const segmenter = await createSegmenter({ ...options, ...sessionOptions(choice, run), model });
  try {
    run.onProgress?.({ stage: "model-open", model: segmenter.manifest.id });
  } catch (error) {
    await segmenter[Symbol.asyncDispose]();
    throw error;
  }
  return segmenter;
}
