import { createTextFile } from "@platekit/dataset";
import type { TextFile } from "@platekit/dataset";
import type { ValidReport } from "@platekit/evaluate";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { writeText } from "../output/write-stream.ts";
import { collectResults } from "./collect-results.ts";
import type { Results } from "./collect-results.ts";
import { csvHead } from "./entry-csv.ts";
import { findShortfall } from "./find-shortfall.ts";
import { guardMeasured } from "./guard-measured.ts";
import { inspectJournal, openJournal, readJournal } from "./journal.ts";
import type { Journal, JournalRemains } from "./journal.ts";
import { noteData, noteFailures } from "./note-data.ts";
import type { ValidOutputs } from "./plan-outputs.ts";
import { renderPage } from "./render-page.ts";
import { refuseData } from "./refuse-data.ts";
import type { ValidEntry } from "./valid-entry.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidTask } from "./valid-task.ts";
import { writeReports } from "./write-reports.ts";

export interface TaskWork {
  readonly request: ValidRequest;
  readonly outputs: ValidOutputs;
  readonly context: CliContext;
}

/**
 * Measures all of a data set and writes what was asked for.
 *
 * @returns The exit code: 3 below a limit, 1 where rows could not be measured.
 * @throws {UsageError} before anything is done where an output would replace what is measured, or there is no going on
 *   with the journal; the signal's reason where it stops the reports: the journal stays then.
 */
export async function measureTask<Entry extends ValidEntry>(
  task: ValidTask<Entry>,
  { request, outputs, context }: TaskWork,
): Promise<ExitCode> {
  const talk = createTalk(context, { quiet: request.quiet, unit: task.unit });
  await guardMeasured(outputs, () => task.files());
  const remains = await lookForRemains(task.settings, request, outputs);
  await noteData(task.data, { request, talk, journal: outputs.journal, remains });
  await using journal = await openTaskJournal(task.settings, outputs, remains);
  await using csv = outputs.csv === undefined ? undefined : await createTextFile(outputs.csv);
  await csv?.write(csvHead(task.name));
  const results = collectResults(task, csv);
  const work = { task, results, journal, request, outputs, remains, talk, context, csv };
  if (!(await measureAll(work))) return EXIT_CODE.ok;
  const report = task.report();
  try {
    await finish(report, work);
  } catch (error) {
    if (journal !== undefined) await noteKept(work);
    throw error;
  }
  await journal?.remove();
  return exitCode(report, work);
}

async function lookForRemains(
  settings: Readonly<Record<string, unknown>>,
  { resume }: ValidRequest,
  { journal, isCut }: ValidOutputs,
): Promise<JournalRemains | undefined> {
  return resume && isCut && journal !== undefined ? inspectJournal(journal, settings).catch(refuseData) : undefined;
}

async function openTaskJournal(
  settings: Readonly<Record<string, unknown>>,
  { journal }: ValidOutputs,
  remains: JournalRemains | undefined,
): Promise<Journal | undefined> {
  return journal === undefined ? undefined : openJournal(journal, settings, remains);
}

interface MeasureWork<Entry extends ValidEntry> extends TaskWork {
  readonly task: ValidTask<Entry>;
  readonly results: Results<Entry>;
  readonly journal: Journal | undefined;
  readonly remains: JournalRemains | undefined;
  readonly talk: Talk;
  readonly csv: TextFile | undefined;
}

/** @returns Whether all was measured; `false` where it was stopped before. */
async function measureAll<Entry extends ValidEntry>(work: MeasureWork<Entry>): Promise<boolean> {
  const { task, results, journal, outputs, remains, talk, context } = work;
  if (remains !== undefined && outputs.journal !== undefined) {
    for await (const entry of readJournal(outputs.journal, remains, task.kinds)) await results.add(entry);
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
  await talk.note(`Stopped after ${done} of ${task.total} ${task.unit}; ${cure}`);
  return false;
}

/** Pictures are opened before the first report is written: a run that is stopped there leaves none. */
async function finish<Entry extends ValidEntry>(report: ValidReport, work: MeasureWork<Entry>): Promise<void> {
  const { request, outputs, context } = work;
  const about = { ...work, annotations: request.annotations, signal: context.signal };
  const page = outputs.html === undefined ? undefined : await renderPage(report, about);
  await work.csv?.commit();
  await writeReports(report, { ...work, page });
  await noteFailures(work.results.failures(), work);
}

/** What is told where everything was measured and not everything written. */
async function noteKept<Entry extends ValidEntry>({ talk, context }: MeasureWork<Entry>): Promise<void> {
  const text = context.signal.aborted
    ? "Stopped while the page was made; --resume goes on from here"
    : "What was measured is kept: --resume --overwrite writes it again";
  await talk.note(text);
}

/** A limit that is not met is told first, also when quiet: it was asked for. */
async function exitCode<Entry extends ValidEntry>(report: ValidReport, work: MeasureWork<Entry>): Promise<ExitCode> {
  const { results, request, context } = work;
  const shortfall = findShortfall(report, results.plates(), request);
  if (shortfall !== undefined) {
    await writeText(context.stderr, `lpr: ${shortfall}\n`, context);
    return EXIT_CODE.belowLimit;
  }
  return results.failures().count === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
}
