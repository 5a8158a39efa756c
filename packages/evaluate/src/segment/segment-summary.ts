import type { SegmentResult } from "../results.ts";
import { createDurations } from "../shared/durations.ts";
import type { StageTime } from "../shared/durations.ts";
import { createRunningMean } from "../shared/running-mean.ts";
import type { Mean } from "../shared/running-mean.ts";
import { toShare } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";
import { maskAccuracy, maskDice, maskIou } from "./mask-overlap.ts";
import type { PixelCounts } from "./mask-overlap.ts";

/** What the masks of a data set add up to; formulas in docs/metrics.md. */
export interface SegmentSummary {
  readonly task: "segment";
  readonly n: number;
  readonly failed: number;
  /** Means over photos; two empty masks agree wholly (1), a photo that failed not at all (0). */
  readonly meanIou: Mean;
  readonly dice: Mean;
  readonly pixelAcc: Mean;
  /** Share of the true objects that were found, and of the predicted ones that are right, over all photos. */
  readonly objectRecall: Share;
  readonly objectPrecision: Share;
  /** Photos that failed because of their own mask: how many objects they show is unknown, and none is counted. */
  readonly unknownTruths: number;
  /** Sums over the photos that did not fail. */
  readonly pixels: PixelCounts;
  readonly ms: Readonly<Record<string, StageTime>>;
}

const PIXELS = ["intersection", "union", "predicted", "truth", "pixels"] as const;
const OBJECTS = ["objects", "objectsFound", "objectsPredicted", "objectsRight"] as const;

/** Adds masks up one by one and keeps none of them. */
export function createSegmentSummary(): { add(result: SegmentResult): void; summary(): SegmentSummary } {
  const [meanIou, dice, pixelAcc] = [createRunningMean(), createRunningMean(), createRunningMean()];
  const [pixels, objects] = [createSums(PIXELS), createSums(OBJECTS)];
  const durations = createDurations();
  let [n, failed, unknownTruths] = [0, 0, 0];
  return {
    add(result) {
      const isFailed = result.error !== undefined;
      n += 1;
      failed += Number(isFailed);
      // A mask that could be read has pixels, whatever became of its photo.
      unknownTruths += Number(isFailed && result.pixels === 0);
      meanIou.add(isFailed ? 0 : maskIou(result));
      dice.add(isFailed ? 0 : maskDice(result));
      pixelAcc.add(isFailed ? 0 : maskAccuracy(result));
      objects.add(isFailed ? { ...result, objectsFound: 0, objectsPredicted: 0, objectsRight: 0 } : result);
      if (isFailed) return;
      pixels.add(result);
      durations.add(result.ms);
    },
    summary() {
      const counts = objects.sums();
      return {
        task: "segment",
        n,
        failed,
        meanIou: meanIou.mean(),
        dice: dice.mean(),
        pixelAcc: pixelAcc.mean(),
        objectRecall: toShare(counts.objectsFound, counts.objects),
        objectPrecision: toShare(counts.objectsRight, counts.objectsPredicted),
        pixels: pixels.sums(),
        unknownTruths,
        ms: durations.summary(),
      };
    },
  };
}

function createSums<Name extends string>(names: readonly Name[]) {
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  return {
    add(counts: Readonly<Record<Name, number>>) {
      for (const name of names) sums[name] += counts[name];
    },
    sums: (): Readonly<Record<Name, number>> => ({ ...sums }),
  };
}
