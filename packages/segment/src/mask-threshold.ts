import type { MaskManifest } from "@platekit/core";

/** Logistic function: a logit as a probability. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The manifest's threshold as a probability in (0, 1): a logit of 0.1 is 0.52498. */
export function maskThreshold({ id, threshold }: Pick<MaskManifest, "id" | "threshold">): number {
  const probability = threshold.on === "logit" ? sigmoid(threshold.value) : threshold.value;
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(
      `Cannot use the threshold of "${id}": as a probability it must lie between 0 and 1, got ${probability}`,
    );
  }
  return probability;
}
