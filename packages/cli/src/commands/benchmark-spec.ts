import { MODEL_OPTIONS } from "../arguments/model-options.ts";
import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import { LIMIT_OPTIONS, RECURSIVE_OPTION } from "../arguments/shared-options.ts";
import type { CommandSpec } from "./command-spec.ts";
import { limitDefaults } from "./shared-defaults.ts";

export const BENCHMARK_SPEC: CommandSpec = {
  name: "benchmark",
  summary: "Measure how fast plates are read here",
  usage: "[files, folders, patterns] [options]",
  description: `Measures reading on this machine, stage by stage (decode, segment, rectify, ocr) and as a whole: latency of one photo
after another, photos or plates a second by batch size and threads, the first reading of a fresh process, and memory.
Without photos it draws one. Nothing else should be running meanwhile. docs/benchmark.md says what each row includes.`,
  options: [
    ...MODEL_OPTIONS,
    { name: "batch-sizes", value: "LIST", help: "Batch sizes, with commas between" },
    {
      name: "threads",
      value: "LIST",
      help: "Numbers of threads for the networks, with commas between",
    },
    { name: "iterations", value: "N", help: "Runs that count in each row" },
    { name: "seconds", value: "S", help: "Measure each row this long instead" },
    { name: "warmup", value: "N", help: "Runs before each row that do not count" },
    { name: "cold-runs", value: "N", help: "Fresh processes to start; 0 starts none" },
    {
      name: "view",
      value: "VIEW",
      help: "stages, or fast-plate-ocr: the table of its benchmark(), the recogniser alone on random input",
    },
    {
      name: "include-processing",
      help: "With --view fast-plate-ocr: measure making the input and decoding the answer too",
    },
    { name: "json", help: "Print one JSON document: {version, machine, models, latency, throughput, cold, memory, …}" },
    RECURSIVE_OPTION,
    ...LIMIT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const { DecodeOptionsSchema } = await import("@platekit/core/image");
    const { BENCHMARK_DEFAULTS } = await import("../benchmark/benchmark-defaults.ts");
    const { batchSizes, coldRuns, latency, throughput, fastPlateOcr } = BENCHMARK_DEFAULTS;
    const theirs = `${fastPlateOcr.iterations} runs after ${fastPlateOcr.warmup} to warm up`;
    return {
      "batch-sizes": `${batchSizes.join(",")}; ${fastPlateOcr.batchSizes.join(",")} for --view fast-plate-ocr`,
      threads: "1 and as many as lpr read takes",
      iterations: `${latency.iterations} photos for the latencies`,
      seconds: `${throughput.seconds} for the batches`,
      warmup: `${latency.warmup} photos, ${throughput.warmup} batches`,
      view: `stages; fast-plate-ocr takes ${theirs}`,
      "cold-runs": coldRuns,
      ...limitDefaults(DecodeOptionsSchema.parse({})),
    };
  },
  examples: [
    { command: "lpr benchmark", what: "everything, on a photo drawn by the program; takes a minute or two" },
    { command: "lpr benchmark photos/ --threads 1,2 --json > benchmark.json", what: "on your photos, for machines" },
    { command: "lpr benchmark --batch-sizes 1 --iterations 20 --cold-runs 0", what: "a quick look" },
    {
      command: "lpr benchmark --view fast-plate-ocr --model cct_xs_v1/",
      what: "the table of fast-plate-ocr's benchmark(), for its model",
    },
  ],
  load: async () => (await import("./benchmark.ts")).runBenchmarkCommand,
};
