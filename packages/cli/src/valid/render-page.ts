import { renderReportPage } from "@platekit/evaluate";
import type { ValidReport } from "@platekit/evaluate";
import { MASK_LEGEND } from "../draw/mask-view.ts";
import type { Results } from "./collect-results.ts";
import { pagePictures } from "./page-pictures.ts";
import type { ValidEntry } from "./valid-entry.ts";
import type { ValidTask } from "./valid-task.ts";

export interface PageWork<Entry extends ValidEntry> {
  readonly task: Pick<ValidTask<Entry>, "view">;
  readonly results: Pick<Results<Entry>, "errors">;
  readonly annotations: string;
  readonly signal: AbortSignal;
}

/**
 * The page of a report, with the worst errors as pictures.
 *
 * @throws the signal's reason where it stops the work.
 */
export async function renderPage<Entry extends ValidEntry>(
  report: ValidReport,
  { task, results, annotations, signal }: PageWork<Entry>,
): Promise<string> {
  const pictures = await pagePictures(results.errors.items(), { view: (entry) => task.view(entry), signal });
  return renderReportPage(report, pictures, {
    dataset: annotations,
    date: new Date(),
    errors: results.errors.count(),
    ...(report.task === "segment" ? { legend: MASK_LEGEND } : {}),
  });
}
