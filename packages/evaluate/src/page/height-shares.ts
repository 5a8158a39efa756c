import type { OcrReport, PipelineReport } from "../report/valid-report.ts";
import type { HeightShare } from "./charts/height-chart.ts";

/** Share read exactly by plate height; bins without a plate are left out. */
export function heightShares(report: OcrReport | PipelineReport): readonly HeightShare[] {
  const bins =
    report.task === "ocr"
      ? report.by_height.map((bin) => ({ ...bin, share: bin.plate_acc, interval: bin.plate_acc_ci95 }))
      : report.by_height.map((bin) => ({ ...bin, share: bin.read_strict, interval: bin.read_strict_ci95 }));
  return bins
    .filter(({ n }) => n > 0)
    .map(({ low, high, n, share, interval }) => ({
      name: high === null ? `${low} +` : `${low}–${high - 1}`,
      n,
      share,
      interval,
    }));
}
