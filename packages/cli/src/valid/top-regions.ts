import type { OcrResult } from "@platekit/evaluate";

/** How many a top-3 rate asks for. */
const MOST_REGIONS = 3;

/**
 * The likeliest regions of one plate, best first, the lower class on a tie.
 *
 * @param probabilities Of the whole batch, `[N, labels]`.
 */
export function topRegions(
  probabilities: Float32Array,
  labels: readonly string[],
  plate: number,
): NonNullable<OcrResult["regions"]> {
  const own = probabilities.subarray(plate * labels.length, (plate + 1) * labels.length);
  return Array.from(own, (probability, index) => ({ label: labels[index] ?? "", probability }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, MOST_REGIONS);
}
