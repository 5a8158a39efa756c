import { prefetch } from "@platekit/core";
import type { Prepared } from "@platekit/core";
import { createReader } from "platekit";
import type { Reader } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import { openPhoto } from "../inputs/open-photo.ts";
import type { OpenedPhoto } from "../inputs/open-photo.ts";
import type { FailedInput, PictureInput } from "../inputs/picture-input.ts";
import { noteLeftOut } from "../inputs/note-left-out.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import type { ErrorRecord } from "../output/describe-error.ts";
import { createJsonReport } from "../output/json-report.ts";
import { createNdjsonReport } from "../output/ndjson-report.ts";
import { createTextPaint } from "../output/paint-text.ts";
import type { ReadReport } from "../output/read-report.ts";
import { createTableReport } from "../output/table-report.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { toPlateRecord } from "../output/to-record.ts";
import type { FailedRecord, ReadRecord } from "../output/to-record.ts";
import { chooseModels } from "./choose-models.ts";
import type { ChosenModels } from "./choose-models.ts";
import type { CommandRun } from "./command-spec.ts";
import { openPhotoOutputs } from "./photo-outputs.ts";
import type { ReadPhoto, WritePictures } from "./photo-outputs.ts";
import { parseReadRequest } from "./read-request.ts";
import type { ReadRequest } from "./read-request.ts";

type Input = PictureInput | FailedInput;

/** `lpr read`: finds and reads the plates of every input, in order; an input that fails does not stop the others. */
export const runRead: CommandRun = async (options, context) => {
  const request = parseReadRequest(options);
  const models = await chooseModels(request.models);
  const { recursive, draw, crops } = request;
  const skip = [draw, crops].filter((folder) => folder !== undefined);
  const { inputs, leftOut } = await expandInputs(request.sources, { recursive, signal: context.signal, skip });
  const pictures = inputs.filter(isPicture);
  const talk = createTalk(context, { quiet: request.quiet });
  const report = createReport(request, { inputs, talk, context });
  // Nothing to read, no model to open: the reasons are told at once.
  const write = await openPhotoOutputs(pictures, request);
  await using reader = pictures.length === 0 ? undefined : await openReader(request, models, context);
  const work = { reader, request, context, talk, write };
  await noteLeftOut(leftOut, talk);
  await report.begin();
  const counts = await readAll(inputs, work, report);
  await report.end();
  if (context.signal.aborted) return EXIT_CODE.ok;
  await talk.tally(describeCounts(counts, inputs.length));
  return counts.failed === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

function isPicture(input: Input): input is PictureInput {
  return !("error" in input);
}

async function openReader(request: ReadRequest, models: ChosenModels, { signal }: CliContext): Promise<Reader> {
  const { limits, formats, shared } = request;
  return createReader({
    ...models,
    ...shared,
    ...limits,
    ...(formats === undefined ? {} : { formats }),
    signal,
  });
}

interface ReportWork {
  readonly inputs: readonly Input[];
  readonly talk: Talk;
  readonly context: CliContext;
}

function createReport({ format, color }: ReadRequest, { inputs, talk, context }: ReportWork): ReadReport {
  if (format === "json") return createJsonReport<ReadRecord | FailedRecord>("results", talk.print);
  if (format === "ndjson") return createNdjsonReport(talk.print);
  const paint = createTextPaint({ enabled: color && wantsColor(context.stdout, context.env) });
  return createTableReport(talk.print, { sources: inputs.map(({ source }) => source), paint });
}

interface ReadWork {
  readonly reader: Reader | undefined;
  readonly request: ReadRequest;
  readonly context: CliContext;
  readonly talk: Talk;
  readonly write: WritePictures;
}

interface ReadCounts {
  photos: number;
  plates: number;
  failed: number;
  /** Places whose reading was too unsure or too short. */
  unsure: number;
}

function describeCounts({ photos, plates, failed, unsure }: ReadCounts, inputs: number): string {
  const places = unsure === 1 ? "1 place" : `${unsure} places`;
  const left =
    unsure === 0
      ? ""
      : `; ${places} found whose reading was too unsure or too short (--min-evidence, --min-confidence, --min-length)`;
  return `${inputs} photos: ${photos} read, ${plates} plates, ${failed} failed${left}`;
}

async function readAll(inputs: readonly Input[], work: ReadWork, report: ReadReport): Promise<ReadCounts> {
  const counts: ReadCounts = { photos: 0, plates: 0, failed: 0, unsure: 0 };
  const { request, context, talk } = work;
  let done = 0;
  talk.progress(done, inputs.length);
  for await (const prepared of prefetch(inputs, (input) => open(input, request, context))) {
    const { record, unsure } = await readOne(prepared, work);
    // What was read before the stop is told.
    if (context.signal.aborted && "error" in record) break;
    if (!("error" in record)) {
      counts.photos += 1;
      counts.plates += record.plates.length;
      counts.unsure += unsure;
    }
    if ("error" in record || record.writeError !== undefined) counts.failed += 1;
    await report.add(record);
    done += 1;
    talk.progress(done, inputs.length);
  }
  return counts;
}

async function open(input: Input, { shared }: ReadRequest, context: CliContext): Promise<OpenedPhoto> {
  if (isPicture(input)) return openPhoto(input, shared, context);
  throw input.error;
}

interface Reading {
  readonly record: ReadRecord | FailedRecord;
  /** Places that were found and whose reading was left out. */
  readonly unsure: number;
}

async function readOne(
  prepared: Prepared<Input, OpenedPhoto>,
  { reader, context, talk, write }: ReadWork,
): Promise<Reading> {
  const { source } = prepared.item;
  try {
    if ("error" in prepared) throw prepared.error;
    if (reader === undefined || !isPicture(prepared.item)) throw new TypeError(`Cannot read ${source}: no reader`);
    const { photo, ms } = prepared.value;
    const start = performance.now();
    let found = 0;
    const { plates } = await reader.trace(photo, {
      signal: context.signal,
      onProgress: (event) => {
        if (event.stage === "recognize") found = event.plates;
      },
    });
    const spent = ms + performance.now() - start;
    const writeError = await tryWrite({ input: prepared.item, photo, plates }, { write, talk });
    const record = {
      source,
      width: photo.width,
      height: photo.height,
      plates: plates.map(({ reading }) => toPlateRecord(reading)),
      ms: Math.round(spent * 10) / 10,
      ...(writeError === undefined ? {} : { writeError }),
    };
    return { record, unsure: found - plates.length };
  } catch (error) {
    if (context.signal.aborted) return { record: { source, error: STOPPED }, unsure: 0 };
    return { record: { source, error: await talk.fail(source, error) }, unsure: 0 };
  }
}

const STOPPED = { code: "ERR_ABORTED", message: "Stopped" } as const;

/** A picture that cannot be written does not cost the readings. */
async function tryWrite(
  read: ReadPhoto,
  { write, talk }: Pick<ReadWork, "write" | "talk">,
): Promise<ErrorRecord | undefined> {
  try {
    await write(read);
    return undefined;
  } catch (error) {
    return talk.fail(read.input.source, error);
  }
}
