import { createReader } from "platekit";
import type { Reader } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import { openPhoto } from "../inputs/open-photo.ts";
import type { OpenedPhoto } from "../inputs/open-photo.ts";
import type { FailedInput, PictureInput } from "../inputs/picture-input.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { createJsonReport } from "../output/json-report.ts";
import { createNdjsonReport } from "../output/ndjson-report.ts";
import { createTextPaint } from "../output/paint-text.ts";
import type { ReadReport } from "../output/read-report.ts";
import { createTableReport } from "../output/table-report.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { toPlateRecord } from "../output/to-record.ts";
import type { FailedRecord, ReadRecord } from "../output/to-record.ts";
import { prefetch } from "../run/prefetch.ts";
import type { Prepared } from "../run/prefetch.ts";
import { chooseModels } from "./choose-models.ts";
import type { CommandRun } from "./command-spec.ts";
import { openPhotoOutputs } from "./photo-outputs.ts";
import type { WritePictures } from "./photo-outputs.ts";
import { parseReadRequest } from "./read-request.ts";
import type { ReadRequest } from "./read-request.ts";

type Input = PictureInput | FailedInput;

/** `lpr read`: finds and reads the plates of every input, in order; an input that fails does not stop the others. */
export const runRead: CommandRun = async (options, context) => {
  const request = parseReadRequest(options);
  const inputs = await expandInputs(request.sources, { recursive: request.recursive, signal: context.signal });
  const pictures = inputs.filter(isPicture);
  const talk = createTalk(context, { quiet: request.quiet });
  const report = createReport(request, { inputs, talk, context });
  // Nothing to read, no model to open: the reasons are told at once.
  await using reader = pictures.length === 0 ? undefined : await openReader(request, context);
  const work = { reader, request, context, talk, write: await openPhotoOutputs(pictures, request) };
  await report.begin();
  const counts = await readAll(inputs, work, report);
  await report.end();
  if (context.signal.aborted) return EXIT_CODE.ok;
  await talk.tally(`${counts.photos} photos, ${counts.plates} plates, ${counts.failed} failed`);
  return counts.failed === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

function isPicture(input: Input): input is PictureInput {
  return !("error" in input);
}

async function openReader(request: ReadRequest, { signal }: CliContext): Promise<Reader> {
  const { minConfidence, shared } = request;
  return createReader({
    ...(await chooseModels(request.models)),
    ...shared,
    ...(minConfidence === undefined ? {} : { minConfidence }),
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
}

async function readAll(inputs: readonly Input[], work: ReadWork, report: ReadReport): Promise<ReadCounts> {
  const counts: ReadCounts = { photos: 0, plates: 0, failed: 0 };
  const { request, context, talk } = work;
  talk.progress(0, inputs.length);
  for await (const prepared of prefetch(inputs, (input) => open(input, request, context))) {
    const record = await readOne(prepared, work);
    if (context.signal.aborted) break;
    if ("error" in record) counts.failed += 1;
    else {
      counts.photos += 1;
      counts.plates += record.plates.length;
    }
    await report.add(record);
    talk.progress(counts.photos + counts.failed, inputs.length);
  }
  return counts;
}

async function open(input: Input, { shared }: ReadRequest, context: CliContext): Promise<OpenedPhoto> {
  if (isPicture(input)) return openPhoto(input, shared, context);
  throw input.error;
}

async function readOne(
  prepared: Prepared<Input, OpenedPhoto>,
  { reader, context, talk, write }: ReadWork,
): Promise<ReadRecord | FailedRecord> {
  const { source } = prepared.item;
  try {
    if ("error" in prepared) throw prepared.error;
    if (reader === undefined || !isPicture(prepared.item)) throw new TypeError(`Cannot read ${source}: no reader`);
    const { photo, ms } = prepared.value;
    const start = performance.now();
    const { plates } = await reader.trace(photo, { signal: context.signal });
    const spent = ms + performance.now() - start;
    await write({ input: prepared.item, photo, plates });
    return {
      source,
      width: photo.width,
      height: photo.height,
      plates: plates.map(({ reading }) => toPlateRecord(reading)),
      ms: Math.round(spent * 10) / 10,
    };
  } catch (error) {
    if (context.signal.aborted) return { source, error: { code: "ERR_ABORTED", message: "Stopped" } };
    return { source, error: await talk.fail(source, error) };
  }
}
