/** Bins of the reliability diagram. */
const BINS = 15;

/** A bin (low, high] of the reliability diagram; the first one holds 0 too. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Mean confidence of the bin's readings, and the share of them that is right; `null` where there is none. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** Whether readings are right as often as their confidence says. */
export interface Calibration {
  readonly n: number;
  /** Expected calibration error: Σ n(bin) / n · |accuracy − confidence|, in [0, 1]. */
  readonly ece: number;
  /** Mean of (confidence − right)², with `right` 1 or 0. */
  readonly brier: number;
  readonly bins: readonly ReliabilityBin[];
}

/**
 * Counts confidences in [0, 1] against what was right, in 15 bins of equal width.
 *
 * Guo et al., "On Calibration of Modern Neural Networks" (2017); Brier, "Verification of forecasts expressed in terms of
 * probability" (1950).
 */
export function createCalibration(): { add(confidence: number, hit: boolean): void; summary(): Calibration } {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, confidence: 0, right: 0 }));
  let squares = 0;
  return {
    add(confidence, hit) {
      const bin = bins[Math.min(BINS, Math.max(1, Math.ceil(confidence * BINS))) - 1];
      if (bin === undefined) throw new RangeError(`Cannot count a confidence: must be in [0, 1], got ${confidence}`);
      bin.n += 1;
      bin.confidence += confidence;
      bin.right += Number(hit);
      squares += (confidence - Number(hit)) ** 2;
    },
    summary() {
      const n = bins.reduce((total, bin) => total + bin.n, 0);
      const gaps = bins.reduce((total, bin) => total + Math.abs(bin.right - bin.confidence), 0);
      return {
        n,
        ece: gaps / Math.max(1, n),
        brier: squares / Math.max(1, n),
        bins: bins.map((bin, index) => ({
          low: index / BINS,
          high: (index + 1) / BINS,
          n: bin.n,
          confidence: bin.n === 0 ? null : bin.confidence / bin.n,
          accuracy: bin.n === 0 ? null : bin.right / bin.n,
        })),
      };
    },
  };
}
