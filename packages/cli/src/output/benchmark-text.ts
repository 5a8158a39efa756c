import type { TimeSummary } from "@platekit/evaluate";
import { perSecond } from "../benchmark/sections.ts";
import type {
  AboutSection,
  ColdPart,
  ColdSection,
  LatencySection,
  MemorySection,
  Section,
  ThroughputRow,
  ThroughputSection,
} from "../benchmark/sections.ts";
import { countOf } from "./count-of.ts";
import { formatColumns } from "./format-columns.ts";
import type { TextPaint } from "./paint-text.ts";
import { printable } from "./printable.ts";

/** A section as people read it. */
export function benchmarkText(section: Section, paint: TextPaint): string {
  if ("machine" in section) return aboutText(section, paint);
  if ("latency" in section) return latencyText(section, paint);
  if ("throughput" in section) return throughputText(section, paint);
  if ("cold" in section) return coldText(section, paint);
  return memoryText(section, paint);
}

function aboutText({ version, machine, models, drawn, photos }: AboutSection, paint: TextPaint): string {
  const { cpu, cores, memory, system, node, onnxruntime, sharp, libvips } = machine;
  const [first] = photos;
  const size =
    photos.length === 1 && first !== undefined ? `, ${first.width}×${first.height}, ${megabytes(first.bytes)}` : "";
  const input = drawn ? `one, drawn by this program${size}` : `${photos.length}${size}`;
  const rows = [
    ["machine", `${cpu}, ${countOf(cores, "core")}, ${(memory / 2 ** 30).toFixed(1)} GiB, ${system}`],
    ["software", `lpr ${version}, Node ${node}, ONNX Runtime ${onnxruntime}, sharp ${sharp} (libvips ${libvips})`],
    ...models.map(({ id, role, family, bytes, input: { dtype, shape }, providers }) => [
      role === "segment" ? "segmenter" : "recogniser",
      `${printable(id)}, ${family}, ${megabytes(bytes)}, ${dtype} ${shape.join("×")}, ${providers.join(", ")}`,
    ]),
    ["photos", input],
  ];
  return `${formatColumns(rows, ["left", "left"])
    .map((line) => line.replace(/^\w+/u, (word) => paint(word, "bold")))
    .join("\n")}\n`;
}

const TIME_HEADS = ["N", "MEAN", "P50", "P95", "P99", "MIN", "MAX"];

function latencyText({ latency, platesPerPhoto }: LatencySection, paint: TextPaint): string {
  const rows = latency.map(({ threads, stage, times }) => [stage, String(threads), ...timeCells(times)]);
  const title = `One photo after another, warm: milliseconds a photo, ${short(platesPerPhoto)} plates each`;
  return tableText({ title, rows: [["STAGE", "THREADS", ...TIME_HEADS], ...rows], left: 1 }, paint);
}

function throughputText({ throughput }: ThroughputSection, paint: TextPaint): string {
  const isNetwork = throughput.some(({ scope }) => scope === "network");
  const title = isNetwork
    ? "Networks alone, random input: items a second by batch size"
    : "Stages by themselves, warm: items a second by batch size";
  const sizes = [...new Set(throughput.map(({ batchSize }) => batchSize))];
  const lines = new Map<string, ThroughputRow[]>();
  for (const row of throughput) {
    const key = `${ORDER.indexOf(row.stage)} ${row.threads ?? 0}`;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const rows = [...lines.entries()]
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .flatMap(([, cells]) => linesOf(cells, sizes));
  const head = ["STAGE", "THREADS", "ITEMS", "BY", ...sizes.map(String)];
  return tableText({ title, rows: [head, ...rows], left: 4 }, paint);
}

const ORDER: readonly ThroughputRow["stage"][] = ["decode", "segment", "rectify", "ocr", "whole"];

/** By the mean batch, and by the fastest: what lies between the two is mostly what else the machine did. */
function linesOf(cells: readonly ThroughputRow[], sizes: readonly number[]): string[][] {
  const [first] = cells;
  if (first === undefined) return [];
  const { stage, threads, items } = first;
  const speeds = (by: "mean" | "min") =>
    sizes.map((size) => {
      const row = cells.find(({ batchSize }) => batchSize === size);
      return row === undefined ? "–" : short(perSecond(row, by));
    });
  return [
    [stage, threads === undefined ? "–" : String(threads), items, "mean", ...speeds("mean")],
    ["", "", "", "fastest", ...speeds("min")],
  ];
}

const PARTS: Readonly<Record<ColdPart, string>> = {
  start: "start Node",
  load: "load code",
  open: "open models",
  read: "first photo",
  whole: "whole",
};

function coldText({ cold }: ColdSection, paint: TextPaint): string {
  const { threads, source, parts, peakRss } = cold;
  const rows = parts.map(({ part, times }) => [PARTS[part], ...timeCells(times)]);
  const title = `Cold, a fresh process reads ${printable(source)}: milliseconds, ${countOf(threads, "thread")}`;
  const text = tableText({ title, rows: [["PART", ...TIME_HEADS], ...rows], left: 1 }, paint);
  return `${text}its memory (RSS) at most ${megabytes(peakRss)}\n`;
}

function memoryText({ memory }: MemorySection, paint: TextPaint): string {
  const { start, opened, peakReading, peak, end } = memory;
  const rows = [
    ["before opening anything", megabytes(start)],
    ["models open", megabytes(opened)],
    ["at most, one photo after another", megabytes(peakReading)],
    ["at most, batches included", megabytes(peak)],
    ["models closed again", megabytes(end)],
  ];
  return `\n${paint("Memory of this process (RSS)", "bold")}\n${formatColumns(rows, ["left", "right"]).join("\n")}\n`;
}

interface Table {
  readonly title: string;
  /** The first is the head. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns are words. */
  readonly left: number;
}

function tableText({ title, rows, left }: Table, paint: TextPaint): string {
  const columns = rows[0]?.map((_, column) => (column < left ? "left" : "right")) ?? [];
  const [head = "", ...lines] = formatColumns(rows, columns);
  return `\n${paint(title, "bold")}\n${paint(head, "dim")}\n${lines.map((line) => `${line}\n`).join("")}`;
}

function timeCells({ n, mean, min, p50, p95, p99, max }: TimeSummary): string[] {
  return [String(n), ...[mean, p50, p95, p99, min, max].map((time) => time.toFixed(2))];
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
}
