import { expect, test } from "vitest";
import type { ThroughputRow } from "../../src/benchmark/sections.ts";
import { benchmarkText } from "../../src/output/benchmark-text.ts";
import { createTextPaint } from "../../src/output/paint-text.ts";

const plain = createTextPaint({ enabled: false });
const times = (mean: number) => ({ n: 4, mean, min: 0.5, p50: 1, p95: 20, p99: 300, max: 4000 });

test("benchmarkText() of latencies: a line a stage and number of threads, numbers below one another", () => {
  const rows = [
    { stage: "decode", threads: 1, times: times(2.346) },
    { stage: "whole", threads: 16, times: times(123.4) },
  ] as const;
  expect(benchmarkText({ latency: rows, platesPerPhoto: 1.5 }, plain)).toBe(
    [
      "",
      "One photo after another, warm: milliseconds a photo, 1.50 plates each",
      "STAGE   THREADS  N    MEAN   P50    P95     P99   MIN      MAX",
      "decode        1  4    2.35  1.00  20.00  300.00  0.50  4000.00",
      "whole        16  4  123.40  1.00  20.00  300.00  0.50  4000.00",
      "",
    ].join("\n"),
  );
});

test("benchmarkText() of throughput: stages in their order, batch sizes side by side, a dash where nothing was measured", () => {
  const row = (stage: ThroughputRow["stage"], batchSize: number, mean: number): ThroughputRow => {
    return {
      stage,
      scope: "stage",
      threads: 2,
      items: stage === "ocr" ? "plates" : "photos",
      batchSize,
      times: times(mean),
    };
  };
  const { threads: _, ...decode } = row("decode", 1, 4);
  // 1000 / 100 · 1 = 10, 1000 / 160 · 4 = 25, 1000 / 2 = 500, 1000 / 8 · 4 = 500, 1000 / 4 = 250; the fastest is 0.5 ms.
  const throughput = [row("whole", 1, 100), row("whole", 4, 160), row("ocr", 1, 2), row("ocr", 4, 8), decode];
  expect(benchmarkText({ throughput }, plain)).toBe(
    [
      "",
      "Stages by themselves, warm: items a second by batch size",
      "STAGE   THREADS  ITEMS   BY          1     4",
      "decode  –        photos  mean      250     –",
      "                         fastest  2000     –",
      "ocr     2        plates  mean      500   500",
      "                         fastest  2000  8000",
      "whole   2        photos  mean     10.0  25.0",
      "                         fastest  2000  8000",
      "",
    ].join("\n"),
  );
});

test("benchmarkText() of cold starts names the photo, harmlessly, and the memory of a process", () => {
  const parts = [{ part: "start", times: times(40) }] as const;
  const text = benchmarkText({ cold: { threads: 1, source: "a\u001B.jpg", parts, peakRss: 123_400_000 } }, plain);
  expect(text).toContain("a fresh process reads a?.jpg: milliseconds, 1 thread\n");
  expect(text).toContain("start Node  4  40.00");
  expect(text).toContain("at most 123 MB\n");
});

test("benchmarkText() of memory", () => {
  const memory = { start: 1_500_000, opened: 20e6, peakReading: 30e6, peak: 40e6, end: 25e6 };
  expect(benchmarkText({ memory }, plain)).toBe(
    [
      "",
      "Memory of this process (RSS)",
      "before opening anything           1.50 MB",
      "models open                         20 MB",
      "at most, one photo after another    30 MB",
      "at most, batches included           40 MB",
      "models closed again                 25 MB",
      "",
    ].join("\n"),
  );
});
