import { expect, test } from "vitest";
import { measureThroughput } from "../../src/benchmark/measure-throughput.ts";
import type { StageBench } from "../../src/benchmark/stage-benches.ts";
import { fakeClock } from "./support/fake-tools.ts";

test.each([
  // Six inputs, four at a time: 0–3, 4–1, 2–5 is the first round in which each came equally often (twice).
  { inputs: 6, batchSize: 4, iterations: 1, firsts: [0, 4, 8] },
  { inputs: 3, batchSize: 1, iterations: 4, firsts: [0, 1, 2, 3, 4, 5] },
  { inputs: 2, batchSize: 8, iterations: 2, firsts: [0, 8] },
])("measureThroughput() takes each of $inputs inputs equally often in batches of $batchSize", async (given) => {
  const { inputs, batchSize, iterations, firsts } = given;
  const { now, spend } = fakeClock();
  const taken: number[] = [];
  const prepared: number[] = [];
  const bench: StageBench = {
    stage: "segment",
    scope: "stage",
    items: "photos",
    inputs,
    isThreaded: true,
    prepare: (size) => {
      prepared.push(size);
      // Not measured.
      spend(1000);
      return (first) => {
        taken.push(first);
        spend(5);
      };
    },
  };
  const row = await measureThroughput(bench, {
    batchSize,
    threads: 3,
    plan: { warmup: 1, iterations },
    world: { now },
  });
  expect(taken).toEqual([-batchSize, ...firsts]);
  expect(prepared).toEqual([batchSize]);
  expect(row).toMatchObject({ threads: 3, batchSize, times: { n: firsts.length, max: 5 } });
});
