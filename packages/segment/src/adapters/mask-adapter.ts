import type { MaskManifest, ProbabilityMap } from "@platekit/core";
import type { OutputTensor } from "@platekit/core/onnx";
import { sigmoid } from "../mask-threshold.ts";
import type { SegmentAdapter } from "./segment-adapter.ts";

/**
 * One value a pixel: U-Net's sigmoid probabilities and DeepLabV3's `out` logits, channels first or last.
 * Probabilities are views into the tensor; logits are turned into probabilities once, here.
 */
export const maskAdapter: SegmentAdapter = {
  family: "mask",
  decode(output, manifest) {
    const { count, height, width } = maskShape(output, manifest);
    const cells = height * width;
    return Array.from({ length: count }, (_, index): ProbabilityMap => {
      const data = output.data.subarray(index * cells, (index + 1) * cells);
      return { width, height, data: manifest.output.form === "logits" ? data.map(sigmoid) : data };
    });
  },
};

interface MaskShape {
  readonly count: number;
  readonly height: number;
  readonly width: number;
}

function maskShape({ data, dims }: OutputTensor, { output, id }: MaskManifest): MaskShape {
  const wanted = output.layout === "nhwc" ? "[N, H, W, 1]" : "[N, 1, H, W]";
  const fail = (): never => {
    throw new TypeError(`Cannot decode the mask of "${id}": output must be ${wanted}, got [${dims.join(", ")}]`);
  };
  const [count = 0, ...rest] = dims;
  const channelsAt = output.layout === "nhwc" ? 2 : 0;
  const sides = rest.length === 3 ? rest.toSpliced(channelsAt, 1) : rest;
  const [height = 0, width = 0] = sides;
  if (sides.length !== 2 || (rest.length === 3 && rest[channelsAt] !== 1)) return fail();
  if (height < 1 || width < 1 || data.length !== count * height * width) return fail();
  return { count, height, width };
}
