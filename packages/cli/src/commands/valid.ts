import { PlateError } from "@platekit/core/errors";
import { createTextFile } from "@platekit/dataset";
import type { TextFile } from "@platekit/dataset";
import type { ValidReport } from "@platekit/evaluate";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { UsageError } from "../usage-error.ts";
import { collectResults } from "../valid/collect-results.ts";
import type { Results } from "../valid/collect-results.ts";
import { csvHead } from "../valid/entry-csv.ts";
import { inspectJournal, openJournal, readJournal } from "../valid/journal.ts";
import type { Journal, JournalRemains } from "../valid/journal.ts";
import { noteData, noteFailures } from "../valid/note-data.ts";
import { chooseTask, openTask } from "../valid/open-task.ts";
import { planOutputs } from "../valid/plan-outputs.ts";
import type { ValidOutputs } from "../valid/plan-outputs.ts";
import { checkTaskOptions, parseValidRequest } from "../valid/valid-request.ts";
import type { ValidRequest } from "../valid/valid-request.ts";
import type { ValidTask } from "../valid/valid-task.ts";
import { writeReports } from "../valid/write-reports.ts";
import type { CommandRun } from "./command-spec.ts";

/** `lpr valid`: measures models on labelled data; a row that cannot be measured counts as wrong and is named. */
export const runValid: CommandRun = async (options, context) => {
  const request = parseValidRequest(options);
  const name = await chooseTask(request).catch(refuse);
  checkTaskOptions(options, name);
  const outputs = await planOutputs(request);
  await using task = await openTask(name, request, context).catch(refuse);
  const talk = createTalk(context, { quiet: request.quiet, unit: task.unit });
  const remains = await lookForRemains(task, request, outputs);
  await noteData(task.data, { request, talk, remains });
  await using journal = await openTaskJournal(task, outputs, remains);
  await using csv = outputs.csv === undefined ? undefined : await createTextFile(outputs.csv);
  await csv?.write(csvHead(name));
  const results = collectResults(task, csv);
  const isDone = await measureAll({ task, results, journal, outputs, remains, talk, context });
  if (!isDone) return EXIT_CODE.ok;
  const report = task.report();
  try {
    await finish(report, { task, results, request, outputs, context, talk, csv });
  } catch (error) {
    if (journal !== undefined) await talk.note("What was measured is kept: --resume --overwrite writes it again");
    throw error;
  }
  await journal?.remove();
  return exitCode(report, request, results);
};

/** Data that cannot be used is told before anything is done, like an option that cannot. */
function refuse(error: unknown): never {
  const isData = PlateError.isInstance(error) && error.code.startsWith("ERR_DATASET_");
  throw isData ? new UsageError(error.message, { cause: error }) : error;
}

async function lookForRemains(
  { settings }: ValidTask,
  { resume }: ValidRequest,
  { journal, isCut }: ValidOutputs,
): Promise<JournalRemains | undefined> {
  return resume && isCut && journal !== undefined ? inspectJournal(journal, settings).catch(refuse) : undefined;
}

async function openTaskJournal(
  { settings }: ValidTask,
  { journal }: ValidOutputs,
  remains: JournalRemains | undefined,
): Promise<Journal | undefined> {
  return journal === undefined ? undefined : openJournal(journal, settings, remains);
}

interface MeasureWork {
  readonly task: ValidTask;
  readonly results: Results;
  readonly journal: Journal | undefined;
  readonly outputs: ValidOutputs;
  readonly remains: JournalRemains | undefined;
  readonly talk: Talk;
  readonly context: CliContext;
}

/** @returns Whether all was measured; `false` where it was stopped before. */
async function measureAll(work: MeasureWork): Promise<boolean> {
  const { task, results, journal, outputs, remains, talk, context } = work;
  if (remains !== undefined && outputs.journal !== undefined) {
    for await (const entry of readJournal(outputs.journal, remains)) await results.add(entry);
  }
  let done = remains?.entries ?? 0;
  talk.progress(done, task.total);
  for await (const entry of task.measure(done)) {
    await results.add(entry);
    await journal?.append(entry);
    done += 1;
    talk.progress(done, task.total);
  }
  if (!context.signal.aborted) return true;
  const cure = journal === undefined ? "nothing was kept" : "--resume goes on from here";
  await talk.tally(`Stopped after ${done} of ${task.total} ${task.unit}; ${cure}`);
  return false;
}

interface FinishWork extends Omit<MeasureWork, "journal" | "remains"> {
  readonly request: ValidRequest;
  readonly csv: TextFile | undefined;
}

async function finish(report: ValidReport, work: FinishWork): Promise<void> {
  await work.csv?.commit();
  await writeReports(report, work);
  await noteFailures(work.results.failures(), work);
}

/**
 * A limit that is not met is told first: it was asked for. Compared in float32, as `plate_acc` is summed: there 9 of 10 is
 * less than 0.9 in double precision.
 */
function exitCode(report: ValidReport, { minPlateAcc }: ValidRequest, results: Results): ExitCode {
  const isBelow = minPlateAcc !== undefined && Math.fround(plateAccuracy(report)) < Math.fround(minPlateAcc);
  if (isBelow) return EXIT_CODE.belowLimit;
  return results.failures().count === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
}

/** The share of plates read exactly; of photos, those that were found and read. */
function plateAccuracy(report: ValidReport): number {
  if (report.task === "segment") throw new TypeError("Cannot compare with --min-plate-acc: masks have no text");
  return report.task === "ocr" ? report.metrics.plate_acc : report.metrics.read_strict;
}
