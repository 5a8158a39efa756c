import type { PlateText } from "@platekit/core";
import { rowWeights } from "./row-weights.ts";

/**
 * Reads a region head (fast-plate-ocr 1.1): the likeliest country or state of each plate, the first one on a tie.
 *
 * @param probabilities `[N, labels]`, softmaxed by the network.
 * @returns One region a plate, in order.
 * @throws RangeError where the length does not fit or a value is no probability.
 */
export function decodeRegions(
  probabilities: Float32Array,
  labels: readonly string[],
): NonNullable<PlateText["region"]>[] {
  const count = labels.length;
  if (probabilities.length % count !== 0) {
    const wanted = `a multiple of ${count} (labels)`;
    throw new RangeError(`Cannot decode regions: length must be ${wanted}, got ${probabilities.length}`);
  }
  return Array.from({ length: probabilities.length / count }, (_, plate) => {
    const { best, sum } = rowWeights(probabilities, { offset: plate * count, stride: 1, count }, "softmax");
    return { label: labels[best] ?? "", probability: 1 / sum };
  });
}
