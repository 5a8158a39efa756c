import type { Recognizer } from "@platekit/core";
import { measureTimes, summarizeTimes } from "@platekit/evaluate";
import type { MeasurePlan, MeasureWorld, TimeSummary } from "@platekit/evaluate";
import type { ModelSession } from "@platekit/core/onnx";
import { networkBench } from "./network-bench.ts";
import { randomImages } from "./random-images.ts";

/** A recogniser as fast-plate-ocr's `benchmark()` measures it. */
export interface PlateOcrRow {
  readonly threads: number;
  readonly batchSize: number;
  /** Runs that did not count. */
  readonly warmup: number;
  readonly includeProcessing: boolean;
  /** Milliseconds a batch. */
  readonly times: TimeSummary;
}

/** Opens what is measured: the network alone, or the recogniser around it. */
export interface PlateOcrTools {
  openNetwork(threads: number): Promise<Pick<ModelSession, "manifest" | "run"> & AsyncDisposable>;
  openRecognizer(threads: number): Promise<Pick<Recognizer, "recognize"> & AsyncDisposable>;
  readonly input: { readonly width: number; readonly height: number };
}

export interface PlateOcrWork {
  readonly threads: readonly number[];
  readonly batchSizes: readonly number[];
  readonly includeProcessing: boolean;
  readonly plan: MeasurePlan;
  readonly world: MeasureWorld;
}

/**
 * Measures as `LicensePlateRecognizer.benchmark()` of fast-plate-ocr 1.x does: random pictures of the size the network
 * takes, one batch over and over, each run timed alone. Without processing it is one run of the network; with it,
 * making the input of pictures and texts of the answer come in, as `run()` does there.
 */
export async function* measurePlateOcr(tools: PlateOcrTools, work: PlateOcrWork): AsyncGenerator<PlateOcrRow> {
  const { includeProcessing, plan, world } = work;
  for (const threads of work.threads) {
    await using opened = await openRuns(tools, threads, includeProcessing);
    for (const batchSize of work.batchSizes) {
      const times = summarizeTimes(await measureTimes(opened.prepare(batchSize), plan, world));
      yield { threads, batchSize, warmup: plan.warmup, includeProcessing, times };
    }
  }
}

interface OpenRuns extends AsyncDisposable {
  prepare(batchSize: number): () => unknown;
}

async function openRuns(tools: PlateOcrTools, threads: number, includeProcessing: boolean): Promise<OpenRuns> {
  if (!includeProcessing) {
    const session = await tools.openNetwork(threads);
    const bench = networkBench(session);
    const prepare = (batchSize: number) => {
      const run = bench.prepare(batchSize);
      return () => run(0);
    };
    return { prepare, [Symbol.asyncDispose]: () => session[Symbol.asyncDispose]() };
  }
  const recognizer = await tools.openRecognizer(threads);
  const prepare = (batchSize: number) => {
    const images = randomImages(batchSize, tools.input);
    return () => recognizer.recognize(images);
  };
  return { prepare, [Symbol.asyncDispose]: () => recognizer[Symbol.asyncDispose]() };
}
