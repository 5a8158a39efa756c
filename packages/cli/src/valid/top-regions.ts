import type { OcrResult } from "@platekit/evaluate";

/** A region is among the three likeliest where fewer than this are strictly likelier. */
const TOP = 3;

/**
 * The likeliest regions of one plate, best first, the lower class on a tie: three, and those as likely as the third, as
 * Keras's top-k metric has it.
 *
 * @param probabilities Of the whole batch, `[N, labels]`.
 */
export function topRegions(
  probabilities: Float32Array,
  labels: readonly string[],
  plate: number,
): NonNullable<OcrResult["regions"]> {
  const own = probabilities.subarray(plate * labels.length, (plate + 1) * labels.length);
  const ranked = Array.from(own, (probability, index) => ({ label: labels[index] ?? "", probability })).toSorted(
    (a, b) => b.probability - a.probability,
  );
  const third = ranked[TOP - 1]?.probability ?? Number.NEGATIVE_INFINITY;
  return ranked.filter(({ probability }) => probability >= third);
}
