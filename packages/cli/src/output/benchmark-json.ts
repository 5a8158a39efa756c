import type { TimeSummary } from "@platekit/evaluate";
import { perSecond } from "../benchmark/sections.ts";
import type {
  AboutSection,
  ColdSection,
  LatencySection,
  MachineFacts,
  MemorySection,
  Section,
  ThroughputSection,
} from "../benchmark/sections.ts";
import { round } from "./round.ts";

/** Microseconds stay; below them is the clock's own noise. */
const DIGITS = 4;

/** What was asked for, as far as it decides the numbers. */
export type BenchmarkSettings = Readonly<Record<string, unknown>>;

/** All sections as one JSON document, milliseconds and bytes. */
export function benchmarkJson(sections: readonly Section[], settings: BenchmarkSettings): string {
  const members = sections.map(toRecord);
  const throughput = members.flatMap((member) => ("throughput" in member ? member.throughput : []));
  const document = { version: 1, view: "stages", ...Object.assign({}, ...members), throughput, settings };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toRecord(section: Section) {
  if ("machine" in section) return aboutRecord(section);
  if ("latency" in section) return latencyRecord(section);
  if ("throughput" in section) return throughputRecord(section);
  if ("cold" in section) return coldRecord(section);
  return memoryRecord(section);
}

function aboutRecord({ version, machine, models, drawn, photos, failed }: AboutSection) {
  return { machine: machineRecord(machine, version), models, input: { drawn, photos }, failed };
}

/** @param version That of this program. */
export function machineRecord({ memory, ...facts }: MachineFacts, version: string) {
  return { ...facts, memory_bytes: memory, lpr: version };
}

function latencyRecord({ latency, platesPerPhoto }: LatencySection) {
  return {
    plates_per_photo: round(platesPerPhoto, DIGITS),
    latency: latency.map(({ times, ...row }) => ({ ...row, ...timesRecord(times) })),
  };
}

function throughputRecord({ throughput }: ThroughputSection) {
  return {
    throughput: throughput.map((row) => {
      const { stage, scope, threads, items, batchSize, times } = row;
      return {
        stage,
        scope,
        input: scope === "network" ? "random" : "real",
        threads: threads ?? null,
        items,
        batch_size: batchSize,
        per_second: round(perSecond(row), DIGITS),
        ...timesRecord(times),
      };
    }),
  };
}

function coldRecord({ cold: { threads, source, parts, peakRss } }: ColdSection) {
  const times = parts.map(({ part, times }) => [part, timesRecord(times)] as const);
  return { cold: { threads, source, ...Object.fromEntries(times), peak_rss_bytes: peakRss } };
}

function memoryRecord({ memory: { start, opened, peakReading, peak, end } }: MemorySection) {
  return { memory: { start, opened, peak_reading: peakReading, peak, end } };
}

/** Times with their unit in their names. */
export function timesRecord({ n, mean, min, p50, p95, p99, max }: TimeSummary) {
  const ms = (time: number): number => round(time, DIGITS);
  return {
    n,
    mean_ms: ms(mean),
    min_ms: ms(min),
    p50_ms: ms(p50),
    p95_ms: ms(p95),
    p99_ms: ms(p99),
    max_ms: ms(max),
  };
}
