import { renderReportPage } from "@platekit/evaluate";
import type { ValidReport } from "@platekit/evaluate";
import { writeFileAtomic } from "platekit";
import { MASK_LEGEND } from "../draw/mask-view.ts";
import type { CliContext } from "../cli-context.ts";
import { createTextPaint } from "../output/paint-text.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import type { Talk } from "../output/create-talk.ts";
import type { Results } from "./collect-results.ts";
import { describeErrors } from "./describe-errors.ts";
import { describeReport } from "./describe-report.ts";
import { openPicture } from "./open-picture.ts";
import { pagePictures } from "./page-pictures.ts";
import type { ValidOutputs } from "./plan-outputs.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidTask } from "./valid-task.ts";

/** What `--json` writes: the report, and what became of the data. */
export type ValidDocument = ValidReport & {
  readonly data: {
    readonly rows: number;
    readonly duplicate_rows: number;
    readonly skipped_rows: number;
    /** Rows whose region the model's region head does not know: no answer of its could be right. */
    readonly unknown_region_rows: number;
    /** Why rows could not be measured; the first thousand. */
    readonly failures: readonly {
      readonly line?: number;
      readonly image_path: string;
      readonly code: string;
      readonly message: string;
    }[];
  };
};

export interface ReportWork {
  readonly task: ValidTask;
  readonly results: Results;
  readonly request: ValidRequest;
  readonly outputs: ValidOutputs;
  readonly context: CliContext;
  readonly talk: Talk;
}

/** Writes `--json` and `--html`, and the table where stdout is not taken by JSON. */
export async function writeReports(report: ValidReport, work: ReportWork): Promise<void> {
  const { outputs, results, request, context, talk } = work;
  const { json, html } = outputs;
  const document = `${JSON.stringify(toDocument(report, work), undefined, 2)}\n`;
  if (json !== undefined && json !== "-") await writeFileAtomic(json, Buffer.from(document));
  if (html !== undefined) await writeFileAtomic(html, Buffer.from(await renderPage(report, work)));
  if (json === "-") {
    await talk.print(document);
    return;
  }
  const paint = createTextPaint({ enabled: request.color && wantsColor(context.stdout, context.env) });
  await talk.print(
    `${headline(report, work)}\n\n${describeReport(report, paint)}${describeErrors(results.errors, paint)}`,
  );
}

function toDocument(report: ValidReport, { task, results }: ReportWork): ValidDocument {
  const { rows, duplicateRows, skippedRows, unknownRegions } = task.data;
  const failures = results.failures().first.map(({ line, imagePath, error: { code, message } }) => ({
    ...(line === undefined ? {} : { line }),
    image_path: imagePath,
    code,
    message,
  }));
  const data = {
    rows,
    duplicate_rows: duplicateRows,
    skipped_rows: skippedRows,
    unknown_region_rows: unknownRegions.rows,
    failures,
  };
  return { ...report, data };
}

async function renderPage(report: ValidReport, { task, request, results, context }: ReportWork): Promise<string> {
  const open = async (path: string) =>
    task.view === undefined ? openPicture(path, request.shared, context.signal) : { picture: await task.view(path) };
  const pictures = await pagePictures(results.errors.items(), { open, trim: request.trim });
  return renderReportPage(report, pictures, {
    dataset: request.annotations,
    date: new Date(),
    errors: results.errors.count(),
    ...(report.task === "segment" ? { legend: MASK_LEGEND } : {}),
  });
}

/** `479 plates of crops/annotations.csv, read by plate-ocr` */
function headline({ model, n, failed, task }: ValidReport, { request }: ReportWork): string {
  const what = `${task === "segment" ? "photo" : "plate"}${n === 1 ? "" : "s"}`;
  const by = typeof model === "string" ? model : model.join(" and ");
  const lost =
    failed === 0 ? "" : `; ${failed} could not be measured and ${failed === 1 ? "counts" : "count"} as wrong`;
  return `Task ${task}: ${n} ${what} of ${request.annotations}, measured with ${by}${lost}`;
}
