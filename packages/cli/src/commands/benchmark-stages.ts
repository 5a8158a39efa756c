import { openSession } from "@platekit/core/onnx";
import type { ModelBundle } from "@platekit/core/onnx";
import type { MeasurePlan } from "@platekit/evaluate";
import { createReader, openReaderStages } from "platekit";
import { openBenchmarkPhoto, openDrawnPhoto, photoFacts } from "../benchmark/benchmark-photo.ts";
import type { BenchmarkPhoto } from "../benchmark/benchmark-photo.ts";
import { coldStart } from "../benchmark/cold-start.ts";
import { machineFacts } from "../benchmark/machine-facts.ts";
import { modelFacts } from "../benchmark/model-facts.ts";
import { readMemory } from "../benchmark/read-memory.ts";
import { runBenchmark } from "../benchmark/run-benchmark.ts";
import type { BenchmarkTools, BenchmarkWork } from "../benchmark/run-benchmark.ts";
import type { AboutSection, Section } from "../benchmark/sections.ts";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import { noteLeftOut } from "../inputs/note-left-out.ts";
import { benchmarkJson } from "../output/benchmark-json.ts";
import { benchmarkText } from "../output/benchmark-text.ts";
import { createProgress } from "../output/create-progress.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { createTextPaint } from "../output/paint-text.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { readVersion } from "../read-version.ts";
import type { StagesRequest } from "./benchmark-request.ts";
import { loadTaskModels, requireModel } from "./load-task-models.ts";

/** `lpr benchmark`: sections are printed as they are measured, or as one JSON document at the end. */
export async function runStagesView(request: StagesRequest, context: CliContext): Promise<ExitCode> {
  const { rss: startRss } = readMemory();
  const talk = createTalk(context, request);
  const models = await loadBothModels(request);
  await using input = await openInput(request, context, talk);
  const [photo, ...others] = input.photos;
  if (photo === undefined) return EXIT_CODE.failed;
  const report = createReport(request, context, talk);
  await report.add(await about(models, input));
  const tools = benchmarkTools(models, request, context);
  const work = { ...request, tools, photos: [photo, ...others] as const, startRss, signal: context.signal };
  for await (const section of runBenchmark({ ...work, onStep: report.step })) await report.add(section);
  await report.end();
  return input.failed.length === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
}

/** The two models that are measured, read but not opened. */
interface BenchmarkModels {
  readonly segmenter: ModelBundle;
  readonly recognizer: ModelBundle;
}

async function loadBothModels(request: StagesRequest): Promise<BenchmarkModels> {
  const models = await loadTaskModels("pipeline", request.models);
  return { segmenter: requireModel(models, "segmenter"), recognizer: requireModel(models, "recognizer") };
}

interface BenchmarkInput extends AsyncDisposable, Pick<AboutSection, "drawn" | "failed"> {
  readonly photos: readonly BenchmarkPhoto[];
}

/** The photos that were named, or one of our own where none was. A photo that fails does not stop the others. */
async function openInput(request: StagesRequest, { signal }: CliContext, talk: Talk): Promise<BenchmarkInput> {
  const { sources, recursive, limits } = request;
  if (sources.length === 0) {
    const drawn = await openDrawnPhoto();
    return {
      photos: [drawn.photo],
      failed: [],
      drawn: true,
      [Symbol.asyncDispose]: () => drawn[Symbol.asyncDispose](),
    };
  }
  const { inputs, leftOut } = await expandInputs(sources, { recursive, signal, skip: [] });
  await noteLeftOut(leftOut, talk);
  const photos: BenchmarkPhoto[] = [];
  const failed = [];
  for (const input of inputs) {
    const { source } = input;
    try {
      if ("error" in input) throw input.error;
      photos.push(await openBenchmarkPhoto({ source, path: input.path ?? source }, limits, signal));
    } catch (error) {
      signal.throwIfAborted();
      failed.push({ source, error: await talk.fail(source, error) });
    }
  }
  return { photos, failed, drawn: false, [Symbol.asyncDispose]: async () => undefined };
}

async function about(models: BenchmarkModels, { photos, drawn, failed }: BenchmarkInput): Promise<AboutSection> {
  return {
    version: readVersion(),
    machine: await machineFacts(),
    models: [modelFacts(models.segmenter), modelFacts(models.recognizer)],
    drawn,
    photos: photos.map(photoFacts),
    failed,
  };
}

function benchmarkTools(
  models: BenchmarkModels,
  { limits, models: names }: StagesRequest,
  { signal }: CliContext,
): BenchmarkTools {
  const options = { ...models, ...limits, signal };
  return {
    now: () => performance.now(),
    openReader: (threads) => createReader({ ...options, threads }),
    openStages: (threads) => openReaderStages({ ...options, threads }),
    openNetwork: (role, threads) =>
      openSession(role === "segment" ? models.segmenter : models.recognizer, { threads, signal }),
    coldStart: ({ path }, threads) => coldStart({ models: names, threads, path, ...limits }, signal),
    readMemory,
  };
}

interface BenchmarkReport {
  readonly step: BenchmarkWork["onStep"];
  add(section: Section): Promise<void>;
  end(): Promise<void>;
}

function createReport(request: StagesRequest, context: CliContext, { print }: Talk): BenchmarkReport {
  const progress = createProgress(context, request);
  const paint = createTextPaint({ enabled: request.color && wantsColor(context.stdout, context.env) });
  const sections: Section[] = [];
  return {
    step: (label, done, total) => progress.show(`${done} of ${total} rows, now ${label}`),
    add: async (section) => {
      sections.push(section);
      progress.clear();
      if (!request.json) await print(benchmarkText(section, paint));
    },
    end: async () => {
      progress.clear();
      if (request.json) await print(benchmarkJson(sections, settingsOf(request)));
    },
  };
}

function settingsOf({ batchSizes, threads, plans, coldRuns }: StagesRequest) {
  return {
    batch_sizes: batchSizes,
    threads,
    latency: planRecord(plans.latency),
    throughput: planRecord(plans.throughput),
    cold_runs: coldRuns,
  };
}

function planRecord(plan: MeasurePlan) {
  const { warmup } = plan;
  if ("iterations" in plan) return { warmup, iterations: plan.iterations };
  return { warmup, seconds: plan.seconds, at_least: plan.atLeast };
}
