import type { MaskManifest, ProbabilityMap } from "@platekit/core";
import type { OutputTensor } from "@platekit/core/onnx";

/** What knows a family's output form; pure: no session, no files. */
export interface SegmentAdapter {
  readonly family: "mask";
  /**
   * Turns one output tensor into a plate probability map for each picture of the batch, in the batch's order.
   *
   * @param output `[N, H, W, 1]` or `[N, 1, H, W]`, as the manifest's `output.layout` says; `[N, H, W]` is taken too.
   * @throws {TypeError} Where the tensor has another rank, or more than one channel.
   */
  decode(output: OutputTensor, manifest: MaskManifest): readonly ProbabilityMap[];
}
