import { existsSync, readdirSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { BENCHMARK_DEFAULTS } from "../../src/benchmark/benchmark-defaults.ts";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const MODELS = ["--model", SHADE_OCR, "--model", RED_PLATE];
const QUICK = ["--iterations", "2", "--warmup", "1", "--batch-sizes", "1,3", "--cold-runs", "0"];
const benchmark = (argv: readonly string[], world = {}) => runCli(["benchmark", ...argv], world);

const TIMES = ["n", "mean_ms", "min_ms", "p50_ms", "p95_ms", "p99_ms", "max_ms"];
type Row = Record<string, unknown>;

describe("lpr benchmark --json", () => {
  test("prints one document in the promised form", async () => {
    const folder = photoFolder(["car.png"]);
    const { code, stdout, stderr } = await benchmark([
      join(folder, "car.png"),
      "--json",
      "--threads",
      "1,2",
      ...MODELS,
      ...QUICK,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const result = JSON.parse(stdout) as Row;
    expect(Object.keys(result)).toEqual([
      "version",
      "view",
      "machine",
      "models",
      "input",
      "failed",
      "plates_per_photo",
      "latency",
      "throughput",
      "memory",
      "settings",
    ]);
    expect(result).toMatchObject({
      version: 1,
      view: "stages",
      models: [
        { id: "red-plate", role: "segment", providers: ["CPUExecutionProvider"] },
        { id: "shade-ocr", role: "recognize", providers: ["CPUExecutionProvider"] },
      ],
      input: {
        drawn: false,
        photos: [{ source: join(folder, "car.png"), width: 200, height: 140, bytes: PLATE_PHOTO.length }],
      },
      failed: [],
      plates_per_photo: 1,
      settings: {
        batch_sizes: [1, 3],
        threads: [1, 2],
        latency: { warmup: 1, iterations: 2 },
        throughput: { warmup: 1, iterations: 2 },
        cold_runs: 0,
      },
    });
    expect(Object.keys(result["machine"] as Row).toSorted()).toEqual([
      "cores",
      "cpu",
      "libvips",
      "lpr",
      "memory_bytes",
      "node",
      "onnxruntime",
      "sharp",
      "system",
    ]);
    expect(Object.keys(result["memory"] as Row)).toEqual(["start", "opened", "peak_reading", "peak", "end"]);
    expectRows(result);
  });

  test("names a photo that cannot be opened, measures the others and ends with 1", async () => {
    const folder = photoFolder({ "a.png": EMPTY_PHOTO, "broken.jpg": "this is text" });
    const { code, stdout, stderr } = await benchmark([folder, "--json", "--threads", "1", ...MODELS, ...QUICK]);
    expect(code).toBe(1);
    expect(stderr).toContain("broken.jpg");
    const result = JSON.parse(stdout) as { failed: Row[]; input: { photos: Row[] }; throughput: Row[] };
    expect(result.failed).toEqual([
      { source: join(folder, "broken.jpg"), error: { code: "ERR_IMAGE_DECODE", message: expect.any(String) } },
    ]);
    expect(result.input.photos).toHaveLength(1);
    // A street without plates leaves nothing to flatten and to read.
    const stages = result.throughput.filter(({ scope }) => scope === "stage").map(({ stage }) => stage);
    expect(new Set(stages)).toEqual(new Set(["decode", "segment", "whole"]));
  });

  test("prints nothing where no photo can be opened, and ends with 1", async () => {
    const folder = photoFolder({ "broken.jpg": "this is text" });
    const { code, stdout } = await benchmark([folder, "--json", ...MODELS, ...QUICK]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });
});

function expectRows(result: Row): void {
  const latency = result["latency"] as Row[];
  expect(latency.map(({ threads, stage }) => `${stage as string} ${threads as number}`)).toEqual(
    [1, 2].flatMap((threads) =>
      ["decode", "segment", "rectify", "ocr", "rest", "whole"].map((stage) => `${stage} ${threads}`),
    ),
  );
  for (const row of latency) expect(Object.keys(row)).toEqual(["threads", "stage", ...TIMES]);
  const throughput = result["throughput"] as Row[];
  // decode and rectify once, segment, ocr, whole and two networks on two numbers of threads: (2 + 5·2)·2 batch sizes.
  expect(throughput).toHaveLength(24);
  for (const row of throughput) {
    const head = ["stage", "scope", "input", "threads", "items", "batch_size", "per_second"];
    expect(Object.keys(row)).toEqual([...head, ...TIMES]);
    expect(row["input"]).toBe(row["scope"] === "network" ? "random" : "real");
  }
}

test("lpr benchmark draws a photo where none is given, measures the embedded models and clears up", async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("lpr-benchmark-"));
  const argv = ["--iterations", "1", "--warmup", "0", "--batch-sizes", "1", "--threads", "1", "--cold-runs", "0"];
  const { code, stdout, stderr } = await benchmark(argv, { terminal: true });
  expect(code).toBe(0);
  expect(stdout).toContain("one, drawn by this program, 1920×1080");
  expect(stdout).toContain("CPUExecutionProvider");
  for (const word of ["plate-segment", "plate-ocr", "decode", "segment", "rectify", "ocr", "whole", "models closed"]) {
    expect(stdout).toContain(word);
  }
  expect(stdout).toContain("1.00 plates each");
  // 1 latency and (2 + 5) rows of batches.
  expect(stderr).toContain("7 of 8 rows, now ocr network, batch 1, 1 thread");
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith("lpr-benchmark-"))).toEqual(before);
});

describe("lpr benchmark --view fast-plate-ocr", () => {
  const VIEW = ["--view", "fast-plate-ocr", "--warmup", "1", "--iterations", "3", "--model", SHADE_OCR];

  test("prints its table for each batch size", async () => {
    const { code, stdout } = await benchmark([...VIEW, "--batch-sizes", "1,4", "--threads", "2"]);
    expect(code).toBe(0);
    expect(stdout).toContain("│ Model: shade-ocr");
    expect(stdout.match(/Benchmark for 'shade-ocr' \(2 threads\)/gu)).toHaveLength(2);
    expect([...stdout.matchAll(/Batch size\s+│\s+(?<size>\d+)/gu)].map(({ groups }) => groups!["size"])).toEqual([
      "1",
      "4",
    ]);
    expect(stdout).toMatch(/Timed iterations\s+│\s+3\s/u);
  });

  test.each([true, false])("prints the same as JSON, processing included: %s", async (includeProcessing) => {
    const { stdout } = await benchmark([...VIEW, "--json", ...(includeProcessing ? ["--include-processing"] : [])]);
    const result = JSON.parse(stdout) as { benchmark: Row[] };
    expect(Object.keys(result)).toEqual(["version", "view", "machine", "models", "benchmark"]);
    const [row] = result.benchmark;
    const own = ["batch_size", "threads", "include_processing", "warmup", "n_iter", "average_ms", "plates_per_second"];
    expect(Object.keys(row!)).toEqual([...own, ...TIMES]);
    // As many threads as lpr read takes.
    const threads = Math.min(4, availableParallelism());
    const given = { batch_size: 1, threads, include_processing: includeProcessing, warmup: 1, n_iter: 3 };
    expect(row).toMatchObject(given);
  });
});

test("lpr benchmark --config-file measures a fast-plate-ocr model from its own two files", async () => {
  const folder = fileURLToPath(
    new URL("../../../../test/golden/models/fixtures/fast-plate-ocr-1.1-regions", import.meta.url),
  );
  const files = ["--model", join(folder, "model.onnx"), "--config-file", join(folder, "plate_config.yaml")];
  const quick = ["--view", "fast-plate-ocr", "--warmup", "0", "--iterations", "1", "--json"];
  const { code, stdout } = await benchmark([...quick, ...files]);
  expect(code).toBe(0);
  // A model called model.onnx goes by its folder's name.
  expect(JSON.parse(stdout)).toMatchObject({ models: [{ id: "fast-plate-ocr-1.1-regions", role: "recognize" }] });
});

test.each([
  { argv: ["--iterations", "3", "--seconds", "1"], message: "Only one may be given: --iterations or --seconds" },
  { argv: ["--batch-sizes", "0"], message: "Option --batch-sizes must be whole numbers from 1 to 1024" },
  { argv: ["--threads", "1,two"], message: "Option --threads must be whole numbers from 1 to 1024" },
  { argv: ["-"], message: "Photos to measure with must be files, got - (stdin)" },
  { argv: ["--include-processing"], message: "Option --include-processing goes with --view fast-plate-ocr" },
  { argv: ["--view", "table"], message: "Option --view must be one of stages, fast-plate-ocr" },
  { argv: ["--view", "fast-plate-ocr", "a.jpg"], message: "takes no photos, got a.jpg" },
  { argv: ["--view", "fast-plate-ocr", "--cold-runs", "1"], message: "Option --cold-runs does not go with --view" },
  {
    argv: ["--view", "fast-plate-ocr", "--model", RED_PLATE],
    message: "task ocr takes no model that finds plates, got red-",
  },
  { argv: ["--model", join(SHADE_OCR, "model.onnx")], message: "a network without its config" },
  { argv: ["--config-file", "plate.yaml"], message: "Option --config-file needs its network" },
  { argv: ["--model", "no-such-model"], message: "Cannot open model no-such-model" },
])("lpr benchmark $argv is refused with 2", async ({ argv, message }) => {
  const { code, stdout, stderr } = await benchmark(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("lpr benchmark --help tells every option with its default", async () => {
  const { stdout } = await benchmark(["--help"]);
  const words = stdout.replaceAll(/\s+/gu, " ");
  const { batchSizes, coldRuns, latency, throughput, fastPlateOcr } = BENCHMARK_DEFAULTS;
  for (const [option, told] of [
    ["batch-sizes LIST", `${batchSizes.join(",")}; ${fastPlateOcr.batchSizes.join(",")} for --view fast-plate-ocr`],
    ["threads LIST", "1 and as many as lpr read takes"],
    ["iterations N", `${latency.iterations} photos for the latencies`],
    ["seconds S", `${throughput.seconds} for the batches`],
    ["warmup N", `${latency.warmup} photos, ${throughput.warmup} batches`],
    ["cold-runs N", String(coldRuns)],
    [
      "view VIEW",
      `stages; fast-plate-ocr takes ${fastPlateOcr.iterations} runs after ${fastPlateOcr.warmup} to warm up`,
    ],
  ] as const) {
    const help = words.slice(words.indexOf(`--${option}`));
    expect(help.slice(0, 200)).toContain(`(default: ${told})`);
  }
});

const BIN = fileURLToPath(new URL("../../bin/lpr.js", import.meta.url));
const CHILD = fileURLToPath(new URL("../../dist/benchmark/cold-child.js", import.meta.url));
const why = existsSync(CHILD) ? "" : " — SKIPPED: dist is not built (npm run build)";

describe.skipIf(!existsSync(CHILD))(`cold starts of the real program${why}`, () => {
  const cold = (argv: readonly string[]) => {
    const quick = ["--iterations", "1", "--warmup", "0", "--batch-sizes", "1", "--threads", "1", "--cold-runs", "2"];
    return spawnSync(process.execPath, [BIN, "benchmark", ...argv, ...quick], { encoding: "utf8" });
  };

  test("are measured in processes of their own, and their parts add up", () => {
    const photo = join(photoFolder(["car.png"]), "car.png");
    const { status, stdout, stderr } = cold([photo, "--json", ...MODELS]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const result = JSON.parse(stdout) as { cold: Record<string, Record<string, number>> };
    expect(Object.keys(result.cold)).toEqual([
      "threads",
      "source",
      "start",
      "load",
      "open",
      "read",
      "whole",
      "peak_rss_bytes",
    ]);
    const { start, load, open, read, whole } = result.cold;
    for (const part of [start, load, open, read]) expect(part!["min_ms"]).toBeGreaterThan(0);
    const sum = [start, load, open, read].reduce((total, part) => total + part!["mean_ms"]!, 0);
    expect(Math.abs(sum - whole!["mean_ms"]!)).toBeLessThan(0.01);
    expect(whole).toMatchObject({ n: 2 });
  });
});
