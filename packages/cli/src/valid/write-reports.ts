import type { ValidReport } from "@platekit/evaluate";
import { writeFileAtomic } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { createTextPaint } from "../output/paint-text.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import type { Talk } from "../output/create-talk.ts";
import type { Results } from "./collect-results.ts";
import { describeErrors } from "./describe-errors.ts";
import { describeHead } from "./describe-head.ts";
import { describeReport } from "./describe-report.ts";
import type { ValidOutputs } from "./plan-outputs.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidEntry } from "./valid-entry.ts";
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

export interface ReportWork<Entry extends ValidEntry> {
  readonly task: ValidTask<Entry>;
  readonly results: Results<Entry>;
  readonly request: ValidRequest;
  readonly outputs: ValidOutputs;
  /** What `--html` holds; `undefined` where it was not asked for. */
  readonly page: string | undefined;
  readonly context: CliContext;
  readonly talk: Talk;
}

/** Writes `--json` and `--html`, and the table where stdout is not taken by JSON. */
export async function writeReports<Entry extends ValidEntry>(
  report: ValidReport,
  work: ReportWork<Entry>,
): Promise<void> {
  const { outputs, results, page, request, context, talk } = work;
  const { json, html } = outputs;
  const document = `${JSON.stringify(toDocument(report, work), undefined, 2)}\n`;
  if (json !== undefined && json !== "-") await writeFileAtomic(json, Buffer.from(document));
  if (html !== undefined && page !== undefined) await writeFileAtomic(html, Buffer.from(page));
  if (json === "-") {
    await talk.print(document);
    return;
  }
  const paint = createTextPaint({ enabled: request.color && wantsColor(context.stdout, context.env) });
  await talk.print(
    `${describeHead(report, request)}\n\n${describeReport(report, paint)}${describeErrors(results.errors, paint)}`,
  );
}

function toDocument<Entry extends ValidEntry>(report: ValidReport, work: ReportWork<Entry>): ValidDocument {
  const { task, results } = work;
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
