import { percent } from "@platekit/core";
import { createReader, openRecognizer } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { noteLeftOut } from "../inputs/note-left-out.ts";
import { countOf } from "../output/count-of.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { printable } from "../output/printable.ts";
import { openPicture } from "../valid/open-picture.ts";
import { UsageError } from "../usage-error.ts";
import { createViewWriter } from "../visualize/create-view-writer.ts";
import type { ViewWriter } from "../visualize/create-view-writer.ts";
import { listViews } from "../visualize/list-views.ts";
import type { ViewInput } from "../visualize/list-views.ts";
import { planViewFiles } from "../visualize/plan-view-files.ts";
import { viewCrops } from "../visualize/view-crops.ts";
import { viewPhotos } from "../visualize/view-photos.ts";
import type { ViewedInput, ViewedPlate } from "../visualize/viewed-plate.ts";
import { parseVisualizeRequest } from "../visualize/visualize-request.ts";
import type { ViewTask, VisualizeRequest } from "../visualize/visualize-request.ts";
import { chooseTask } from "./choose-task.ts";
import type { ChosenModels } from "./choose-models.ts";
import type { CommandRun } from "./command-spec.ts";
import { loadTaskModels, requireModel } from "./load-task-models.ts";

/** `lpr visualize-predictions`: shows what was read; an input that fails does not stop the others. */
export const runVisualizePredictions: CommandRun = async (options, context) => {
  const parsed = parseVisualizeRequest(options);
  const request = { ...parsed, task: await chooseViewTask(parsed) };
  const models = await loadTaskModels(request.task, request.models);
  const { inputs, failed, leftOut } = await listViews(request, context);
  const files = await planViewFiles(request, inputs);
  const talk = createTalk(context, { quiet: request.quiet, unit: request.task === "ocr" ? "plates" : "photos" });
  await noteLeftOut(leftOut, talk);
  for (const { source, error } of failed) await talk.fail(source, error);
  const writer = createViewWriter(files, request);
  const counts = await showAll(inputs, { request, models, writer, talk, context });
  if (context.signal.aborted) return EXIT_CODE.ok;
  const model = Object.values(models).map(({ manifest }) => manifest.id);
  const written = await writer.end({ model, date: new Date(), inputs: describeInputs(request) });
  for (const { path, plates } of written) await talk.print(`${printable(path)}  ${plates} shown\n`);
  await noteCounts(counts, { request, inputs, talk });
  return counts.failed + failed.length === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

async function chooseViewTask({ task: asked, annotations }: VisualizeRequest): Promise<ViewTask> {
  if (annotations === undefined) return asked ?? "pipeline";
  const task = await chooseTask(annotations, asked);
  if (task !== "segment") return task;
  throw new UsageError(`Option --annotations must be a table of plates, got photos and masks: ${annotations}`);
}

function describeInputs({ annotations, sources }: VisualizeRequest): string {
  return annotations ?? sources.join(" ");
}

interface ShowWork {
  readonly request: VisualizeRequest & { readonly task: ViewTask };
  readonly models: ChosenModels;
  readonly writer: ViewWriter;
  readonly talk: Talk;
  readonly context: CliContext;
}

interface ShowCounts {
  inputs: number;
  shown: number;
  /** Plates that `--filter-conf` keeps back. */
  sure: number;
  failed: number;
}

async function showAll(inputs: readonly ViewInput[], work: ShowWork): Promise<ShowCounts> {
  const counts: ShowCounts = { inputs: 0, shown: 0, sure: 0, failed: 0 };
  if (inputs.length === 0) return counts;
  const { request, talk } = work;
  talk.progress(0, inputs.length);
  for await (const view of viewAll(inputs, work)) {
    counts.inputs += 1;
    if ("error" in view) {
      counts.failed += 1;
      await talk.fail(view.source, view.error);
    } else {
      for (const plate of view) await showOne(plate, counts, work);
    }
    if (counts.shown >= request.limit) break;
    talk.progress(counts.inputs, inputs.length);
  }
  return counts;
}

async function showOne(plate: ViewedPlate, counts: ShowCounts, { request, writer, talk }: ShowWork): Promise<void> {
  const { filterBelow, limit } = request;
  if (filterBelow !== undefined && plate.chars.every(({ probability }) => probability >= filterBelow)) {
    counts.sure += 1;
    return;
  }
  if (counts.shown >= limit) return;
  counts.shown += 1;
  await writer.add(plate, counts.shown);
  const { source, text, confidence } = plate;
  const reading = text === "" ? "no plate read" : `${printable(text)}  ${percent(confidence, 1)} %`;
  await talk.print(`${counts.shown}  ${printable(source)}  ${reading}\n`);
}

/** Opens what the task needs, reads all inputs in order, and closes it. */
async function* viewAll(
  inputs: readonly ViewInput[],
  { request, models, context: { signal } }: ShowWork,
): AsyncGenerator<ViewedInput> {
  const { task, formats, trim, shared } = request;
  const open = (path: string) => openPicture(path, shared, signal);
  const recognizer = requireModel(models, "recognizer");
  if (task === "ocr") {
    const { threads } = shared;
    // As lpr valid: the network by itself.
    const options = { recognizer, formats: formats ?? ("none" as const), signal };
    await using reader = await openRecognizer({ ...options, ...(threads === undefined ? {} : { threads }) });
    yield* viewCrops(inputs, { recognizer: reader, trim, open, signal });
    return;
  }
  const segmenter = requireModel(models, "segmenter");
  const options = { ...shared, segmenter, recognizer, signal, ...(formats === undefined ? {} : { formats }) };
  await using reader = await createReader(options);
  yield* viewPhotos(inputs, { reader, open, signal });
}

async function noteCounts(
  { inputs: read, shown, sure, failed }: ShowCounts,
  { request, inputs, talk }: Pick<ShowWork, "request" | "talk"> & { readonly inputs: readonly ViewInput[] },
): Promise<void> {
  const unread = inputs.length - read;
  if (unread > 0) {
    await talk.note(
      `Stopped after ${countOf(shown, "plate")} (--limit ${request.limit}); ${countOf(unread, "input")} not read`,
    );
  }
  if (shown === 0) await talk.note("No plate is shown, and no file is written");
  const kept = request.filterBelow === undefined ? "" : `, ${sure} without an unsure character left out`;
  await talk.tally(`${countOf(read, "input")}: ${countOf(shown, "plate")} shown${kept}, ${failed} failed`);
}
