import type { ValidReport } from "@platekit/evaluate";
import type { PlateCount } from "./collect-results.ts";
import type { ValidRequest } from "./valid-request.ts";

type Limits = Pick<ValidRequest, "minPlateAcc" | "minObjectRecall" | "batchSize">;

/**
 * Whether a report is worse than was asked for: plates read exactly (of photos, those found and read) against
 * `--min-plate-acc`, as a share of all rows also where `plate_acc` is a mean of batch means; objects found against
 * `--min-object-recall`. Counted, so that 9 of 10 is not below 0.9.
 *
 * @returns `plate_acc 83.3 % is below --min-plate-acc 90 %`; `undefined` where nothing was asked, or it is kept to.
 */
export function findShortfall(
  report: ValidReport,
  plates: PlateCount,
  { minPlateAcc, minObjectRecall, batchSize }: Limits,
): string | undefined {
  if (report.task === "segment") {
    return toShortfall("object_recall", report.metrics.object_recall, {
      option: "--min-object-recall",
      least: minObjectRecall,
    });
  }
  const plateAcc = batchSize === 1 ? "plate_acc" : "plate_acc over all rows";
  const name = report.task === "ocr" ? plateAcc : "read_strict";
  return toShortfall(name, plates.right / Math.max(1, plates.n), { option: "--min-plate-acc", least: minPlateAcc });
}

function toShortfall(
  name: string,
  share: number,
  { option, least }: { readonly option: string; readonly least: number | undefined },
): string | undefined {
  if (least === undefined || share >= least) return undefined;
  // 0.29 · 100 is a little less than 29 in floating point.
  const limit = Number((least * 100).toPrecision(12));
  return `${name} ${percentBelow(share, limit)} % is below ${option} ${limit} %`;
}

const MOST_DIGITS = 12;

/** With one digit after the point, or as many as it takes not to look like the limit itself. */
function percentBelow(share: number, limit: number): string {
  for (let digits = 1; digits < MOST_DIGITS; digits += 1) {
    const text = (share * 100).toFixed(digits);
    if (Number(text) < limit) return text;
  }
  return String(share * 100);
}
