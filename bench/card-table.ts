/**
 * The table of whole photos in the model cards, as Markdown, from a report of `lpr valid`.
 *
 *     npx lpr valid --task pipeline --annotations TABLE --negatives FOLDER --json REPORT.json
 *     pnpm bench:card REPORT.json
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { ValidReport } from "@platekit/evaluate";

const SHARES = ["found_03", "found_05", "read_strict", "read_folded"] as const;
const HEAD = ["set", "n", "found, IoU 0.3", "found, IoU 0.5", "read, strict", "read, O=0 and I=1"];

type PipelineReport = Extract<ValidReport, { readonly task: "pipeline" }>;

const percent = (value: number) => (100 * value).toFixed(1);
const print = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(" | ")} |\n`);

function cell(metrics: PipelineReport["metrics"] | PipelineReport["by_region"][number], n: number) {
  return (name: (typeof SHARES)[number]): string => {
    const [low, high] = metrics[`${name}_ci95`];
    return `${percent(metrics[name])} % (${Math.round(metrics[name] * n)}/${n}, ${percent(low)}–${percent(high)})`;
  };
}

const { positionals } = parseArgs({ allowPositionals: true });
for (const path of positionals) {
  const report = JSON.parse(readFileSync(path, "utf8")) as ValidReport;
  if (report.task !== "pipeline") throw new Error(`Cannot make a table: task must be pipeline, got ${report.task}`);
  print(HEAD);
  print(HEAD.map(() => "---"));
  for (const row of report.by_region) print([row.region, row.n, ...SHARES.map(cell(row, row.n))]);
  print(["all", report.n, ...SHARES.map(cell(report.metrics, report.n))]);
  const { negatives } = report;
  if (negatives !== undefined) process.stdout.write(`\n${negatives.with_reading} of ${negatives.n} negatives read\n`);
}
