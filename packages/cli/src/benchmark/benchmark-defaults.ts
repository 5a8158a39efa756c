import { SessionOptionsSchema } from "@platekit/core/onnx";

/** What holds where an option of `lpr benchmark` is not given. */
export const BENCHMARK_DEFAULTS = {
  batchSizes: [1, 2, 4, 8, 16],
  /** Photos after one another: with a hundred, the 99th percentile is not yet the longest time. */
  latency: { iterations: 100, warmup: 10 },
  /** Each of some sixty rows: half a second, and enough runs that one slow one shows as such. */
  throughput: { seconds: 0.5, atLeast: 5, warmup: 2 },
  coldRuns: 5,
  /** Those of fast-plate-ocr's `benchmark()`. */
  fastPlateOcr: { iterations: 2500, warmup: 250, batchSizes: [1] },
} as const;

/** One thread, and as many as a reader takes by itself. */
export function defaultThreads(): readonly [number, ...number[]] {
  const most = readerThreads();
  return most === 1 ? [1] : [1, most];
}

/** As many threads as a reader takes by itself on this machine. */
export function readerThreads(): number {
  return SessionOptionsSchema.parse({}).threads;
}
