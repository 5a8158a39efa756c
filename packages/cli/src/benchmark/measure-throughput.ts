import { measureTimes, summarizeTimes } from "@platekit/evaluate";
import type { MeasurePlan, MeasureWorld } from "@platekit/evaluate";
import type { ThroughputRow } from "./sections.ts";
import type { StageBench } from "./stage-benches.ts";

/** How to measure one bench at one batch size. */
export interface ThroughputWork {
  readonly batchSize: number;
  readonly threads: number;
  readonly plan: MeasurePlan;
  readonly world: MeasureWorld;
}

/** Measures batches of one size, and as many of them that each input is taken equally often. */
export async function measureThroughput(
  bench: StageBench,
  { batchSize, threads, plan, world }: ThroughputWork,
): Promise<ThroughputRow> {
  const { stage, scope, items, inputs, isThreaded } = bench;
  const run = bench.prepare(batchSize);
  const multipleOf = inputs / greatestCommonDivisor(inputs, batchSize);
  const times = await measureTimes((round) => run(round * batchSize), { ...plan, multipleOf }, world);
  return { stage, scope, ...(isThreaded ? { threads } : {}), items, batchSize, times: summarizeTimes(times) };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
