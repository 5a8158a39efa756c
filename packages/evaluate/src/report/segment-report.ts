import { maskAccuracy, maskDice, maskIou } from "../segment/mask-overlap.ts";
import type { SegmentSummary } from "../segment/segment-summary.ts";
import { toShares } from "./to-shares.ts";
import type { ReportHead } from "./to-report.ts";
import type { SegmentReport } from "./valid-report.ts";

/** Report of task `segment`. */
export function segmentReport(summary: SegmentSummary, { model, settings }: ReportHead): SegmentReport {
  const { n, failed, meanIou, dice, pixelAcc, objectRecall, objectPrecision, ms } = summary;
  const { intersection, union, predicted, truth, pixels } = summary.pixels;
  return {
    version: 1,
    task: "segment",
    model,
    n,
    failed,
    metrics: toShares({
      mean_iou: meanIou,
      dice,
      pixel_acc: pixelAcc,
      object_recall: objectRecall,
      object_precision: objectPrecision,
    }),
    by_region: [],
    objects: {
      unknown_photos: summary.unknownTruths,
      truth: objectRecall.n,
      found: objectRecall.hits,
      predicted: objectPrecision.n,
      right: objectPrecision.hits,
    },
    pixels: {
      n: pixels,
      intersection,
      union,
      predicted,
      truth,
      iou: maskIou(summary.pixels),
      dice: maskDice(summary.pixels),
      pixel_acc: maskAccuracy(summary.pixels),
    },
    ms,
    settings,
  };
}
