import { perSecond } from "../benchmark/sections.ts";
import type { ModelFacts } from "../benchmark/sections.ts";
import type { PlateOcrRow } from "../benchmark/measure-plate-ocr.ts";
import { countOf } from "./count-of.ts";
import type { TextPaint } from "./paint-text.ts";
import { printable } from "./printable.ts";

/** As many digits as fast-plate-ocr prints. */
const DIGITS = 4;

/** The panel above the tables: model and providers, as fast-plate-ocr shows them. */
export function plateOcrPanel({ id, providers }: ModelFacts, paint: TextPaint): string {
  const lines = [`Model: ${printable(id)}`, `Providers: [${providers.map((name) => `'${name}'`).join(", ")}]`];
  const width = Math.max(...lines.map(({ length }) => length));
  const rule = "─".repeat(width + 2);
  const body = lines.map((line) => `│ ${paint(line.padEnd(width), "green")} │\n`).join("");
  return `╭${rule}╮\n${body}╰${rule}╯\n`;
}

/** The table of fast-plate-ocr's `benchmark()`: the same five rows. */
export function plateOcrTable({ id }: ModelFacts, row: PlateOcrRow, paint: TextPaint): string {
  const rows = plateOcrRows(row);
  const widths = [0, 1].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    `│${cells.map((cell, column) => ` ${centre(cell, widths[column] ?? 0)} `).join("│")}│\n`;
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => "─".repeat(width + 2)).join(middle)}${right}\n`;
  const [head = [], ...body] = rows;
  const threads = countOf(row.threads, "thread");
  const processing = row.includeProcessing ? ", processing included" : "";
  return [
    `${paint(`Benchmark for '${printable(id)}'`, "bold")} (${threads}${processing})\n`,
    rule("┌", "┬", "┐"),
    line(head),
    rule("├", "┼", "┤"),
    ...body.map(line),
    rule("└", "┴", "┘"),
  ].join("");
}

function plateOcrRows({ batchSize, warmup, times, ...row }: PlateOcrRow): readonly (readonly string[])[] {
  return [
    ["Metric", "Value"],
    ["Batch size", String(batchSize)],
    ["Warm-up iters", String(warmup)],
    ["Timed iterations", String(times.n)],
    ["Average Time / batch (ms)", times.mean.toFixed(DIGITS)],
    ["Plates per Second (PPS)", perSecond({ ...row, batchSize, times }).toFixed(DIGITS)],
  ];
}

function centre(text: string, width: number): string {
  const before = Math.floor((width - text.length) / 2);
  return `${" ".repeat(before)}${text}`.padEnd(width);
}
