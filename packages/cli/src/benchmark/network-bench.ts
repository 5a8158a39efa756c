import { packInput } from "@platekit/core/onnx";
import type { ModelSession } from "@platekit/core/onnx";
import type { StageBench } from "./stage-benches.ts";
import { randomImages } from "./random-images.ts";

/**
 * A network alone on random pictures of the size it takes: one run on a batch that lies ready, without making the batch
 * of pictures and texts of the answer.
 */
export function networkBench({ manifest, run }: Pick<ModelSession, "manifest" | "run">): StageBench {
  const { role, input } = manifest;
  const isSegmenter = role === "segment";
  return {
    stage: isSegmenter ? "segment" : "ocr",
    scope: "network",
    items: isSegmenter ? "pictures" : "plates",
    inputs: 1,
    isThreaded: true,
    prepare: (batchSize) => {
      const { tensor } = packInput(randomImages(batchSize, input), input);
      return () => run(tensor);
    },
  };
}
