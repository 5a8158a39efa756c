import { toShare } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";

/** How well a region head tells the country or state. */
export interface RegionRates {
  readonly acc: Share;
  /** The right region is among the three likeliest. */
  readonly top3: Share;
  /** Mean F1 over all classes of the head; one that neither stands in the data nor is told counts as 0. */
  readonly macroF1: number;
}

/** Keras's `epsilon()`, which `F1Score` adds to each denominator. */
const EPSILON = 1e-7;

/**
 * Counts what a region head says, over rows with a labelled region. Macro F1 is that of Keras's
 * `F1Score(average="macro")`, as fast-plate-ocr 1.1 uses it.
 *
 * @param classes All regions the head knows.
 */
export function createRegionRates(classes: readonly string[]): {
  /** `told`: those that count as the three likeliest, best first; empty where the row failed. */
  add(truth: string, told: readonly string[]): void;
  rates(): RegionRates;
} {
  const [right, told, wanted] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let [n, hits, top3] = [0, 0, 0];
  return {
    add(truth, regions) {
      const [best] = regions;
      n += 1;
      hits += Number(best === truth);
      top3 += Number(regions.includes(truth));
      increment(wanted, truth);
      if (best !== undefined) increment(told, best);
      if (best === truth) increment(right, truth);
    },
    rates() {
      const scores = classes.map((name) => {
        const hit = right.get(name) ?? 0;
        return f1(hit / ((told.get(name) ?? 0) + EPSILON), hit / ((wanted.get(name) ?? 0) + EPSILON));
      });
      const macroF1 = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, classes.length);
      return { acc: toShare(hits, n), top3: toShare(top3, n), macroF1 };
    },
  };
}

function f1(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall + EPSILON);
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
