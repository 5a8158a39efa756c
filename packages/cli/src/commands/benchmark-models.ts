import type { ModelBundle } from "@platekit/core/onnx";
import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, loadModel } from "platekit";
import { chooseModels } from "./choose-models.ts";

/** The two models that are measured, read but not opened. */
export interface BenchmarkModels {
  readonly segmenter: ModelBundle;
  readonly recognizer: ModelBundle;
}

/** Those given with `--model`, and the embedded ones for the rest. */
export async function loadBenchmarkModels(names: readonly string[]): Promise<BenchmarkModels> {
  const chosen = await chooseModels(names);
  return {
    segmenter: chosen.segmenter ?? (await loadModel(DEFAULT_SEGMENTER)),
    recognizer: chosen.recognizer ?? (await loadModel(DEFAULT_RECOGNIZER)),
  };
}
