import type { MeasurePlan, MeasureWorld } from "@platekit/evaluate";
import type { ModelSession } from "@platekit/core/onnx";
import type { OpenStages, Reader } from "platekit";
import type { PhotoLimits } from "../arguments/shared-options.ts";
import type { BenchmarkPhoto } from "./benchmark-photo.ts";
import type { ColdRun } from "./cold-start.ts";
import { createSteps, stagesFor } from "./create-steps.ts";
import type { Steps } from "./create-steps.ts";
import { measureLatency } from "./measure-latency.ts";
import { measureThroughput } from "./measure-throughput.ts";
import { networkBench } from "./network-bench.ts";
import type { MemoryReading } from "./read-memory.ts";
import type { LatencySection, Section, ThroughputRow, ThroughputSection } from "./sections.ts";
import { stageBenches } from "./stage-benches.ts";
import type { StageBench } from "./stage-benches.ts";
import { NETWORKS } from "./stages.ts";
import { summarizeCold } from "./summarize-cold.ts";

/** What is measured is opened and timed through these; tests bring their own. */
export interface BenchmarkTools {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  openReader(threads: number): Promise<Pick<Reader, "read"> & AsyncDisposable>;
  openStages(threads: number): Promise<Pick<OpenStages, "segmenter" | "rectifier" | "recognizer"> & AsyncDisposable>;
  openNetwork(
    role: "segment" | "recognize",
    threads: number,
  ): Promise<Pick<ModelSession, "manifest" | "run"> & AsyncDisposable>;
  coldStart(photo: BenchmarkPhoto, threads: number): Promise<ColdRun>;
  readMemory(): MemoryReading;
}

/** What to measure. */
export interface BenchmarkWork {
  readonly tools: BenchmarkTools;
  readonly photos: readonly [BenchmarkPhoto, ...BenchmarkPhoto[]];
  readonly limits: PhotoLimits;
  readonly batchSizes: readonly number[];
  readonly threads: readonly [number, ...number[]];
  readonly plans: { readonly latency: MeasurePlan; readonly throughput: MeasurePlan };
  readonly coldRuns: number;
  /** Bytes in memory before anything was opened. */
  readonly startRss: number;
  readonly signal: AbortSignal;
  /** Told of every row before it is measured. */
  readonly onStep: (label: string, done: number, total: number) => void;
}

/** Stages alone hold their photos decoded, a 1080p photo with 6 MB: not more of them than this. */
const MOST_DECODED = 16;

/** Measures everything and gives each section as soon as it is measured. */
export async function* runBenchmark(work: BenchmarkWork): AsyncGenerator<Section> {
  const { tools, startRss } = work;
  const steps = createSteps(work);
  const { latency, opened } = await measureLatencies(work, steps);
  yield latency;
  const { peak: peakReading } = tools.readMemory();
  yield await measureStages(work, steps);
  yield await measureNetworks(work, steps);
  if (work.coldRuns > 0) yield await measureCold(work, steps);
  const { rss: end, peak } = tools.readMemory();
  yield { memory: { start: startRss, opened, peakReading, peak, end } };
}

function worldOf({ tools, signal }: BenchmarkWork): MeasureWorld {
  return { now: () => tools.now(), signal };
}

async function measureLatencies(
  work: BenchmarkWork,
  steps: Steps,
): Promise<{ readonly latency: LatencySection; readonly opened: number }> {
  const { tools, photos, plans } = work;
  const latency = [];
  let opened: number | undefined;
  let platesPerPhoto = 0;
  for (const threads of work.threads) {
    steps.latency(threads);
    await using reader = await tools.openReader(threads);
    opened ??= tools.readMemory().rss;
    const measured = await measureLatency({ reader, photos, threads, plan: plans.latency, world: worldOf(work) });
    latency.push(...measured.rows);
    ({ platesPerPhoto } = measured);
  }
  return { latency: { latency, platesPerPhoto }, opened: opened ?? 0 };
}

async function measureStages(work: BenchmarkWork, steps: Steps): Promise<ThroughputSection> {
  const { tools, limits } = work;
  const photos = work.photos.slice(0, MOST_DECODED);
  const throughput = [];
  for (const [index, threads] of work.threads.entries()) {
    await using stages = await tools.openStages(threads);
    await using reader = await tools.openReader(threads);
    const benches = await stageBenches({ stages, reader, photos, limits });
    for (const bench of stagesFor(benches, index)) {
      throughput.push(...(await measureBatches(bench, threads, { work, steps })));
    }
  }
  return { throughput };
}

async function measureNetworks(work: BenchmarkWork, steps: Steps): Promise<ThroughputSection> {
  const throughput = [];
  for (const { role } of NETWORKS) {
    for (const threads of work.threads) {
      await using session = await work.tools.openNetwork(role, threads);
      throughput.push(...(await measureBatches(networkBench(session), threads, { work, steps })));
    }
  }
  return { throughput };
}

async function measureBatches(
  bench: StageBench,
  threads: number,
  { work, steps }: { readonly work: BenchmarkWork; readonly steps: Steps },
): Promise<readonly ThroughputRow[]> {
  const rows = [];
  for (const batchSize of work.batchSizes) {
    steps.batch(bench, batchSize, threads);
    const plan = work.plans.throughput;
    rows.push(await measureThroughput(bench, { batchSize, threads, plan, world: worldOf(work) }));
  }
  return rows;
}

async function measureCold(work: BenchmarkWork, steps: Steps) {
  const [photo] = work.photos;
  const threads = Math.max(...work.threads);
  const runs = [];
  for (let run = 1; run <= work.coldRuns; run += 1) {
    work.signal.throwIfAborted();
    steps.cold(run);
    runs.push(await work.tools.coldStart(photo, threads));
  }
  return summarizeCold(runs, { threads, source: photo.source });
}
