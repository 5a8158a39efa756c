import type { OcrSummary } from "../ocr/ocr-summary.ts";
import type { RatesWithRegions } from "../ocr/rates-with-regions.ts";
import type { RegionRates } from "../ocr/region-rates.ts";
import { textSections } from "./text-sections.ts";
import { toShares } from "./to-shares.ts";
import type { ReportHead } from "./to-report.ts";
import type { OcrConventions, OcrMetrics, OcrReport, RegionMetrics } from "./valid-report.ts";

/** Report of task `ocr`. */
export function ocrReport(summary: OcrSummary, { model, settings }: ReportHead): OcrReport {
  const { n, failed, calibration, plates, ms } = summary;
  return {
    version: 1,
    task: "ocr",
    model,
    n,
    failed,
    metrics: {
      ...toMetrics(summary),
      plate_acc_per_plate: summary.plateAccPerPlate,
      ece: calibration.ece,
      brier: calibration.brier,
    },
    by_region: summary.byRegion.map((row) => ({
      region: row.region,
      n: row.n,
      failed: row.failed,
      ...toMetrics(row),
    })),
    conventions: toConventions(summary),
    plates,
    by_height: summary.byHeight.map(({ low, high, plateAcc }) => ({
      low,
      high,
      n: plateAcc.n,
      ...toShares({ plate_acc: plateAcc }),
    })),
    by_length: summary.byLength.map(({ length, plateAcc }) => ({
      length,
      n: plateAcc.n,
      ...toShares({ plate_acc: plateAcc }),
    })),
    ...textSections(summary),
    ms,
    settings,
  };
}

function toMetrics(rates: RatesWithRegions): OcrMetrics & RegionMetrics {
  return {
    ...toShares({ plate_acc: rates.plateAcc }),
    ...(rates.catAcc === undefined ? {} : toShares({ cat_acc: rates.catAcc })),
    ...toShares({ top_3_k: rates.top3, plate_len_acc: rates.plateLenAcc, char_acc: rates.charAcc }),
    cer: rates.cer,
    ...toShares({ plate_acc_folded: rates.plateAccFolded }),
    ...(rates.regionRates === undefined ? {} : toRegionMetrics(rates.regionRates)),
  };
}

function toRegionMetrics({ acc, top3, macroF1 }: RegionRates): RegionMetrics {
  return { ...toShares({ region_acc: acc, region_top3_acc: top3 }), region_macro_f1: macroF1 };
}

function toConventions({ family, batchSize }: OcrSummary): OcrConventions {
  const kind = family === "slots" ? "slots" : "text";
  return {
    family,
    plate_acc_kind: kind,
    plate_len_acc_kind: kind,
    top_3_kind: family === "slots" ? "slots" : "n-best",
    batch_size: batchSize,
  };
}
