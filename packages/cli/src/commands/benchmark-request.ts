import type { MeasurePlan } from "@platekit/evaluate";
import { parseModels } from "../arguments/model-options.ts";
import type { ModelArgument } from "../arguments/model-options.ts";
import { parseChoice } from "../arguments/parse-choice.ts";
import { parseNumber } from "../arguments/parse-number.ts";
import { parseNumberList } from "../arguments/parse-number-list.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { parseLimits } from "../arguments/shared-options.ts";
import type { PhotoLimits } from "../arguments/shared-options.ts";
import { BENCHMARK_DEFAULTS, defaultThreads, readerThreads } from "../benchmark/benchmark-defaults.ts";
import { checkNoneEmpty } from "../inputs/check-none-empty.ts";
import { UsageError } from "../usage-error.ts";

interface CommonRequest {
  readonly models: readonly ModelArgument[];
  readonly batchSizes: readonly number[];
  readonly threads: readonly [number, ...number[]];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** Everything, from photos to texts. */
export interface StagesRequest extends CommonRequest {
  readonly view: "stages";
  readonly sources: readonly string[];
  readonly recursive: boolean;
  readonly limits: PhotoLimits;
  readonly plans: { readonly latency: MeasurePlan; readonly throughput: MeasurePlan };
  readonly coldRuns: number;
}

/** The recogniser alone, as fast-plate-ocr's `benchmark()` measures it. */
export interface PlateOcrRequest extends CommonRequest {
  readonly view: "fast-plate-ocr";
  readonly includeProcessing: boolean;
  readonly plan: MeasurePlan;
}

/** What `lpr benchmark` was asked to do. */
export type BenchmarkRequest = StagesRequest | PlateOcrRequest;

const BENCHMARK_VIEWS = ["stages", "fast-plate-ocr"] as const;
const MOST_THREADS = 1024;
const LARGEST_BATCH = 1024;
const MOST_RUNS = 1_000_000;
/** An hour a row. */
const MOST_SECONDS = 3600;

/** @throws {UsageError} where the options do not go together or are out of their range. */
export function parseBenchmarkRequest(options: ParsedOptions): BenchmarkRequest {
  if (options.has("iterations") && options.has("seconds")) {
    throw new UsageError("Only one may be given: --iterations or --seconds");
  }
  const view = parseChoice(options, "view", BENCHMARK_VIEWS) ?? "stages";
  const common = {
    models: parseModels(options),
    json: options.has("json"),
    quiet: options.has("quiet"),
    color: !options.has("no-color"),
  };
  return view === "stages" ? parseStages(options, common) : parsePlateOcr(options, common);
}

type GivenAnyway = Omit<CommonRequest, "batchSizes" | "threads">;

function parseStages(options: ParsedOptions, common: GivenAnyway): StagesRequest {
  checkNoneEmpty(options.positionals);
  if (options.positionals.includes("-")) throw new UsageError("Photos to measure with must be files, got - (stdin)");
  if (options.has("include-processing")) {
    throw new UsageError("Option --include-processing goes with --view fast-plate-ocr");
  }
  const { latency, throughput, batchSizes, coldRuns } = BENCHMARK_DEFAULTS;
  return {
    ...common,
    view: "stages",
    sources: options.positionals,
    recursive: options.has("recursive"),
    limits: parseLimits(options),
    batchSizes: parseBatchSizes(options) ?? batchSizes,
    threads: parseThreads(options) ?? defaultThreads(),
    plans: { latency: parsePlan(options, latency), throughput: parsePlan(options, throughput) },
    coldRuns: parseNumber(options, "cold-runs", { min: 0, max: 1000, whole: true }) ?? coldRuns,
  };
}

function parsePlateOcr(options: ParsedOptions, common: GivenAnyway): PlateOcrRequest {
  const [source] = options.positionals;
  if (source !== undefined) {
    throw new UsageError(`The view fast-plate-ocr measures on random input and takes no photos, got ${source}`);
  }
  const needless = ["cold-runs", "recursive", "max-pixels", "max-bytes"].find((name) => options.has(name));
  if (needless !== undefined) throw new UsageError(`Option --${needless} does not go with --view fast-plate-ocr`);
  const { fastPlateOcr } = BENCHMARK_DEFAULTS;
  return {
    ...common,
    view: "fast-plate-ocr",
    includeProcessing: options.has("include-processing"),
    batchSizes: parseBatchSizes(options) ?? fastPlateOcr.batchSizes,
    threads: parseThreads(options) ?? [readerThreads()],
    plan: parsePlan(options, fastPlateOcr),
  };
}

function parseBatchSizes(options: ParsedOptions): readonly number[] | undefined {
  return parseNumberList(options, "batch-sizes", { min: 1, max: LARGEST_BATCH });
}

function parseThreads(options: ParsedOptions): readonly [number, ...number[]] | undefined {
  return parseNumberList(options, "threads", { min: 1, max: MOST_THREADS });
}

/** How long to measure: as asked, or as is usual for these rows. */
function parsePlan(options: ParsedOptions, usual: MeasurePlan): MeasurePlan {
  const warmup = parseNumber(options, "warmup", { min: 0, max: MOST_RUNS, whole: true }) ?? usual.warmup;
  const iterations = parseNumber(options, "iterations", { min: 1, max: MOST_RUNS, whole: true });
  const seconds = parseNumber(options, "seconds", { min: 0.001, max: MOST_SECONDS });
  if (iterations !== undefined) return { warmup, iterations };
  if (seconds !== undefined) return { warmup, seconds, atLeast: BENCHMARK_DEFAULTS.throughput.atLeast };
  return { ...usual, warmup };
}
