import { expect, test } from "vitest";
import { runBenchmark } from "../../src/benchmark/run-benchmark.ts";
import type { BenchmarkWork } from "../../src/benchmark/run-benchmark.ts";
import { perSecond } from "../../src/benchmark/sections.ts";
import type { Section } from "../../src/benchmark/sections.ts";
import { fakeTools, TINY_PHOTO } from "./support/fake-tools.ts";

async function run(changes: Partial<BenchmarkWork> = {}): Promise<Section[]> {
  const sections = [];
  const work: BenchmarkWork = {
    tools: fakeTools(),
    photos: [TINY_PHOTO],
    limits: {},
    batchSizes: [1, 4],
    threads: [1, 2],
    plans: { latency: { warmup: 1, iterations: 3 }, throughput: { warmup: 1, iterations: 2 } },
    coldRuns: 2,
    startRss: 77,
    signal: new AbortController().signal,
    onStep: () => undefined,
    ...changes,
  };
  for await (const section of runBenchmark(work)) sections.push(section);
  return sections;
}

const throughputOf = (sections: readonly Section[]) =>
  sections.flatMap((section) => ("throughput" in section ? section.throughput : []));

test("runBenchmark() measures every stage at every batch size and number of threads", async () => {
  const sections = await run();
  const rows = throughputOf(sections).map((row) => {
    const { stage, scope, threads = "–", items, batchSize, times } = row;
    return [stage, scope, threads, items, batchSize, times.n, times.mean, perSecond(row)].join(" ");
  });
  expect(rows).toEqual([
    // Photos of a batch are begun together; this clock adds their times up. 40 ms: 25 a second, in batches too.
    "decode stage – photos 1 2 0 Infinity",
    "decode stage – photos 4 2 0 Infinity",
    "segment stage 1 photos 1 2 40 25",
    "segment stage 1 photos 4 2 160 25",
    // 2 ms a plate, one after another.
    "rectify stage – plates 1 2 2 500",
    "rectify stage – plates 4 2 8 500",
    // (3 + 1) ms, and (3 + 4) ms for four: 4000 / 7 a second.
    "ocr stage 1 plates 1 2 4 250",
    `ocr stage 1 plates 4 2 7 ${(1000 / 7) * 4}`,
    `whole stage 1 photos 1 2 60 ${1000 / 60}`,
    `whole stage 1 photos 4 2 240 ${(1000 / 240) * 4}`,
    // Twice the threads; decode and rectify have none and are not measured again.
    "segment stage 2 photos 1 2 20 50",
    "segment stage 2 photos 4 2 80 50",
    "ocr stage 2 plates 1 2 2 500",
    `ocr stage 2 plates 4 2 3.5 ${(1000 / 3.5) * 4}`,
    `whole stage 2 photos 1 2 30 ${1000 / 30}`,
    `whole stage 2 photos 4 2 120 ${(1000 / 120) * 4}`,
    // 30 ms a picture; 2 + 2·1 and 2 + 2·4 ms a batch of plates.
    `segment network 1 pictures 1 2 30 ${1000 / 30}`,
    `segment network 1 pictures 4 2 120 ${(1000 / 120) * 4}`,
    `segment network 2 pictures 1 2 30 ${1000 / 30}`,
    `segment network 2 pictures 4 2 120 ${(1000 / 120) * 4}`,
    "ocr network 1 plates 1 2 4 250",
    "ocr network 1 plates 4 2 10 400",
    "ocr network 2 plates 1 2 4 250",
    "ocr network 2 plates 4 2 10 400",
  ]);
});

test("runBenchmark() measures latencies at every number of threads", async () => {
  const [first] = await run();
  if (first === undefined || !("latency" in first)) throw new TypeError("The first section must be the latencies");
  expect(first.latency.map(({ threads, stage, times }) => [threads, stage, times.n, times.p50])).toEqual([
    [1, "decode", 3, 10],
    [1, "segment", 3, 40],
    [1, "rectify", 3, 2],
    [1, "ocr", 3, 4],
    [1, "rest", 3, 4],
    // 10 + 40 + 2 + 4 + 4
    [1, "whole", 3, 60],
    [2, "decode", 3, 5],
    [2, "segment", 3, 20],
    [2, "rectify", 3, 1],
    [2, "ocr", 3, 2],
    [2, "rest", 3, 2],
    [2, "whole", 3, 30],
  ]);
  expect(first.platesPerPhoto).toBe(1);
});

test("runBenchmark() starts fresh processes on the most threads, and tells Node's own start from ours", async () => {
  const opened: string[] = [];
  const sections = await run({ tools: fakeTools({ onOpen: (what) => opened.push(what) }), threads: [1, 3, 2] });
  expect(opened.filter((what) => what.startsWith("cold"))).toEqual(["cold 3", "cold 3"]);
  const cold = sections.find((section) => "cold" in section)?.cold;
  // 420 − 200 − 100 − 80 = 40.
  expect(cold?.parts.map(({ part, times }) => [part, times.n, times.p50])).toEqual([
    ["start", 2, 40],
    ["load", 2, 200],
    ["open", 2, 100],
    ["read", 2, 80],
    ["whole", 2, 420],
  ]);
  expect(cold).toMatchObject({ threads: 3, source: "tiny.png", peakRss: 999 });
});

test("runBenchmark() reads memory with the first models open, after the latencies, and at the end", async () => {
  // Each reading of this memory is 10 above the one before, beginning with 110; its peak is 5 above it.
  expect((await run()).at(-1)).toEqual({ memory: { start: 77, opened: 110, peakReading: 125, peak: 135, end: 130 } });
});

test("runBenchmark() has no rows for rectify and ocr where no photo has a plate", async () => {
  const rows = throughputOf(await run({ tools: fakeTools({ regions: 0 }) })).filter(({ scope }) => scope === "stage");
  expect([...new Set(rows.map(({ stage }) => stage))]).toEqual(["decode", "segment", "whole"]);
});

test.each([1, 0])("runBenchmark() counts its rows to the end, with %i plates a photo", async (regions) => {
  const steps: [string, number, number][] = [];
  await run({ tools: fakeTools({ regions }), onStep: (...step) => steps.push(step) });
  // 2 latencies, 24 rows of batches (see above), 2 fresh processes.
  expect(steps.every(([, , total]) => total === 28)).toBe(true);
  expect(steps[0]).toEqual(["one photo after another, 1 thread", 0, 28]);
  // After the latencies and decode's two batch sizes.
  expect(steps).toContainEqual(["segment, batch 1, 1 thread", 4, 28]);
  // Behind 2 latencies, 16 rows of stages and 4 of the first network, whether or not all were there to be measured.
  expect(steps).toContainEqual(["ocr network, batch 1, 1 thread", 22, 28]);
  expect(steps.at(-1)).toEqual(["cold start 2", 27, 28]);
  const places = steps.map(([, done]) => done);
  // Without plates rectify (2 rows) and ocr (4) are passed over.
  const expected = Array.from({ length: 28 }, (_, at) => at);
  expect(places).toEqual(regions === 1 ? expected : expected.filter((at) => ![6, 7, 8, 9, 14, 15].includes(at)));
});

test("runBenchmark() starts no process where none is asked for", async () => {
  expect((await run({ coldRuns: 0 })).some((section) => "cold" in section)).toBe(false);
});

test("runBenchmark() stops when it is told to", async () => {
  const controller = new AbortController();
  const stopped = run({
    signal: controller.signal,
    onStep: (label) => {
      if (label.startsWith("segment")) controller.abort(new Error("stopped"));
    },
  });
  await expect(stopped).rejects.toThrow("stopped");
});
