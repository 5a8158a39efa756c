import { countOf } from "../output/count-of.ts";
import type { BenchmarkWork } from "./run-benchmark.ts";
import { NETWORKS, STAGES } from "./stages.ts";
import type { StageTraits } from "./stages.ts";

/** Tells how far a benchmark is: every row it may have was counted before the first. */
export interface Steps {
  latency(threads: number): void;
  batch(stage: StageTraits, batchSize: number, threads: number): void;
  cold(run: number): void;
}

type PlannedWork = Pick<BenchmarkWork, "threads" | "batchSizes" | "coldRuns" | "onStep">;

/** Rows that turn out to have nothing to measure are passed over: the next one is told at its own place. */
export function createSteps({ threads, batchSizes, coldRuns, onStep }: PlannedWork): Steps {
  const batches = (stage: StageTraits, count: number): readonly string[] =>
    batchSizes.map((batchSize) => batchLabel(stage, batchSize, count));
  const labels = [
    ...threads.map(latencyLabel),
    ...threads.flatMap((count, index) => stagesFor(STAGES, index).flatMap((stage) => batches(stage, count))),
    ...NETWORKS.flatMap((stage) => threads.flatMap((count) => batches(stage, count))),
    ...Array.from({ length: coldRuns }, (_, run) => coldLabel(run + 1)),
  ];
  const tell = (label: string): void => onStep(label, labels.indexOf(label), labels.length);
  return {
    latency: (count) => tell(latencyLabel(count)),
    batch: (stage, batchSize, count) => tell(batchLabel(stage, batchSize, count)),
    cold: (run) => tell(coldLabel(run)),
  };
}

/** What uses no network is the same at every number of threads: it is measured at the first one alone. */
export function stagesFor<Stage extends StageTraits>(stages: readonly Stage[], threadsIndex: number): readonly Stage[] {
  return stages.filter(({ isThreaded }) => isThreaded || threadsIndex === 0);
}

function latencyLabel(threads: number): string {
  return `one photo after another, ${countOf(threads, "thread")}`;
}

function batchLabel({ stage, scope, isThreaded }: StageTraits, batchSize: number, threads: number): string {
  const name = `${stage}${scope === "network" ? " network" : ""}, batch ${batchSize}`;
  return isThreaded ? `${name}, ${countOf(threads, "thread")}` : name;
}

function coldLabel(run: number): string {
  return `cold start ${run}`;
}
