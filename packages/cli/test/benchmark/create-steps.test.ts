import { expect, test } from "vitest";
import { createSteps, stagesFor } from "../../src/benchmark/create-steps.ts";
import { NETWORKS, STAGES } from "../../src/benchmark/stages.ts";

const [DECODE, SEGMENT] = STAGES;

test("createSteps() tells each row its place among all that may come, and passes over those that do not", () => {
  const told: [string, number, number][] = [];
  const steps = createSteps({
    threads: [1, 4],
    batchSizes: [1, 8],
    coldRuns: 3,
    onStep: (...step) => told.push(step),
  });
  steps.latency(4);
  steps.batch(DECODE, 8, 1);
  steps.batch(SEGMENT, 1, 4);
  steps.batch(NETWORKS[1], 8, 4);
  steps.cold(3);
  // 2 latencies; five stages at one thread and three at four, two batch sizes each: 16; two networks, twice two: 8; 3.
  expect(told).toEqual([
    ["one photo after another, 4 threads", 1, 29],
    ["decode, batch 8", 3, 29],
    // Behind 2 + 5 · 2.
    ["segment, batch 1, 4 threads", 12, 29],
    ["ocr network, batch 8, 4 threads", 25, 29],
    ["cold start 3", 28, 29],
  ]);
});

test("stagesFor() measures what uses no network at the first number of threads alone", () => {
  expect(stagesFor(STAGES, 0)).toEqual(STAGES);
  expect(stagesFor(STAGES, 1).map(({ stage }) => stage)).toEqual(["segment", "ocr", "whole"]);
});
