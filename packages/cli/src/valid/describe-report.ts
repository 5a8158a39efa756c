import {
  formatInterval,
  formatMetric,
  metricInfo,
  metricValue,
  metricValues,
  pairWords,
  unknownObjects,
} from "@platekit/evaluate";
import type { MetricValue, PipelineReport, ValidReport } from "@platekit/evaluate";
import { formatColumns } from "../output/format-columns.ts";
import type { TextPaint } from "../output/paint-text.ts";
import { plainSpaces } from "../output/plain-spaces.ts";
import { printable } from "../output/printable.ts";

/** More confusions say little more. */
const MOST_CONFUSIONS = 8;
/** A screen full; the largest come first. */
const MOST_REGIONS = 20;
/** What a line about a region shows, by task. */
const REGION_METRICS = {
  ocr: ["plate_acc", "plate_acc_folded", "char_acc", "cer", "region_acc"],
  pipeline: ["found_03", "read_strict", "read_folded", "cer"],
  segment: [],
} satisfies Record<ValidReport["task"], readonly string[]>;

/** The report as tables for a terminal: metrics, regions, commonly mistaken characters, coverage, times. */
export function describeReport(report: ValidReport, paint: TextPaint): string {
  const sections = [
    metricLines(report, paint),
    unknownLines(report),
    regionLines(report, paint),
    ...detailLines(report, paint),
    timeLines(report),
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => `${lines.join("\n")}\n`);
  return plainSpaces(texts.join("\n"));
}

function metricLines(report: ValidReport, paint: TextPaint): readonly string[] {
  const top3Kind = report.task === "ocr" ? report.conventions.top_3_kind : undefined;
  const rows = metricValues(report.metrics).map(({ name, value, interval }) => {
    const info = metricInfo(name, { isShare: interval !== undefined, top3Kind });
    const range = interval === undefined ? "" : formatInterval(interval);
    return [name, formatMetric(value, info), range, shortly(info)];
  });
  return table(["METRIC", "VALUE", "95 % INTERVAL", "MEANING"], rows, { paint, numbers: [1, 2] });
}

/** What recall of objects does not know of. */
function unknownLines(report: ValidReport): readonly string[] {
  const words = report.task === "segment" ? unknownObjects(report) : undefined;
  return words === undefined ? [] : [words];
}

/** In the width of a terminal: what it is, and which way is better where that is the smaller one. */
function shortly({ title, meaning: words }: ReturnType<typeof metricInfo>): string {
  return words.endsWith("less is better") ? `${title}, less is better` : title;
}

/** One region is the whole; then there is nothing to tell apart. */
function regionLines({ task, by_region: regions }: ValidReport, paint: TextPaint): readonly string[] {
  if (regions.length < 2) return [];
  const names = REGION_METRICS[task].filter((name) => regions.some((line) => name in line));
  const largest = regions.toSorted((a, b) => b.n - a.n).slice(0, MOST_REGIONS);
  const rows = largest.map((line) => [
    line.region === "" ? "(none)" : printable(line.region),
    String(line.n),
    ...names.map((name) => cell(metricValue(line, name))),
  ]);
  const numbers = names.map((_, index) => index + 1);
  const lines = table(["REGION", "N", ...names], rows, { paint, numbers: [...numbers, names.length + 1] });
  const more = regions.length - largest.length;
  return more === 0 ? lines : [...lines, `and ${more} more (--json, --html)`];
}

function cell(metric: MetricValue | undefined): string {
  if (metric === undefined) return "";
  const { name, value, interval } = metric;
  const text = formatMetric(value, metricInfo(name, { isShare: interval !== undefined }));
  return interval === undefined ? text : `${text} (${formatInterval(interval)})`;
}

function detailLines(report: ValidReport, paint: TextPaint): readonly (readonly string[])[] {
  if (report.task === "segment") return [];
  const coverage = report.task === "ocr" ? coverageLines(report.coverage, paint) : keptLines(report, paint);
  return [confusionLines(report.confusions, paint), coverage];
}

type TextReport = Exclude<ValidReport, { readonly task: "segment" }>;

function confusionLines(confusions: TextReport["confusions"], paint: TextPaint): readonly string[] {
  if (confusions.length === 0) return [];
  const shown = confusions
    .slice(0, MOST_CONFUSIONS)
    .map(({ count, ...pair }) => `${printable(pairWords(pair))} ×${count}`);
  const more = confusions.length > MOST_CONFUSIONS ? `, and ${confusions.length - MOST_CONFUSIONS} more kinds` : "";
  return [paint("MISTAKEN CHARACTERS", "bold"), shown.join(", ") + more];
}

const COVERAGE_HEAD = ["CONFIDENCE ≥", "READINGS", "OF ALL", "OF THESE RIGHT"] as const;

function coverageLines(coverage: TextReport["coverage"], paint: TextPaint): readonly string[] {
  return table(COVERAGE_HEAD, coverage.map(coverageCells), { paint, numbers: [0, 1, 2, 3] });
}

function coverageCells(line: TextReport["coverage"][number]): readonly string[] {
  const accuracy = line.accuracy === null ? "–" : cell(metricValue(line, "accuracy"));
  return [String(line.threshold), String(line.n), cell(metricValue(line, "coverage")), accuracy];
}

/** As `coverageLines`, with what each threshold leaves of the false readings, and how a threshold is asked for. */
function keptLines(report: PipelineReport, paint: TextPaint): readonly string[] {
  const { coverage, negatives } = report;
  const measured = negatives === undefined ? 0 : negatives.n - negatives.failed;
  const rows = coverage.map((line) => [
    ...coverageCells(line),
    ...(line.negatives_with_reading === undefined ? [] : [photosOf(line.negatives_with_reading, measured)]),
  ]);
  const head = [...COVERAGE_HEAD, ...(negatives === undefined ? [] : ["PHOTOS WITHOUT A PLATE READ"])];
  const lines = table(head, rows, { paint, numbers: [0, 1, 2, 3, 4] });
  return [...lines, "Use a threshold as lpr read --min-confidence 0.9"];
}

function photosOf(share: number, photos: number): string {
  return `${Math.round(share * photos)} of ${photos}`;
}

function timeLines({ ms }: ValidReport): readonly string[] {
  const times = Object.entries(ms).map(
    ([stage, { p50, p95 }]) => `${stage} ${p50.toFixed(1)} (95 %: ${p95.toFixed(1)})`,
  );
  return times.length === 0 ? [] : [`Milliseconds, median: ${times.join(", ")}`];
}

interface TableLook {
  readonly paint: TextPaint;
  /** Columns that stand to the right. */
  readonly numbers: readonly number[];
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, numbers }: TableLook,
): readonly string[] {
  const align = head.map((_, column) => (numbers.includes(column) ? ("right" as const) : ("left" as const)));
  const [first = "", ...lines] = formatColumns([head, ...rows], align);
  return [paint(first, "bold"), ...lines];
}
