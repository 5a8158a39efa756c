import type { ValidReport } from "@platekit/evaluate";
import { countOf } from "../output/count-of.ts";
import { printable } from "../output/printable.ts";
import type { ValidRequest } from "./valid-request.ts";

/**
 * What was measured, in a sentence: `Task pipeline: 221 plates in 219 photos of scenes.csv and 80 photos without a plate,
 * measured with plate-segment + plate-ocr`.
 */
export function describeHead(report: ValidReport, { annotations }: Pick<ValidRequest, "annotations">): string {
  const what = `${countOf(report.n, report.task === "segment" ? "photo" : "plate")}${photosOf(report)} of ${annotations}`;
  const empty = negativesOf(report);
  return printable(`Task ${report.task}: ${what}${empty}, measured with ${report.model}${lostOf(report)}`);
}

function photosOf(report: ValidReport): string {
  return report.task === "pipeline" ? ` in ${countOf(report.images.n, "photo")}` : "";
}

function negativesOf(report: ValidReport): string {
  if (report.task !== "pipeline" || report.negatives === undefined) return "";
  const { n, failed } = report.negatives;
  const lost =
    failed === 0 ? "" : ` (${failed} of them could not be measured and ${failed === 1 ? "is" : "are"} left out)`;
  return ` and ${countOf(n, "photo")} without a plate${lost}`;
}

function lostOf({ failed }: ValidReport): string {
  if (failed === 0) return "";
  return `; ${failed} could not be measured and ${failed === 1 ? "counts" : "count"} as wrong`;
}
