import { prefetch } from "@platekit/core";
import { createMasker, loadModel } from "platekit";
import type { MaskedPhoto, Masker } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { planOutputs } from "../files/plan-outputs.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import type { FailedInput, PictureInput } from "../inputs/picture-input.ts";
import { noteLeftOut } from "../inputs/note-left-out.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { createJsonReport } from "../output/json-report.ts";
import type { JsonReport } from "../output/json-report.ts";
import { toMaskRecord } from "../output/to-mask-record.ts";
import type { MaskRecord } from "../output/to-mask-record.ts";
import type { FailedRecord } from "../output/to-record.ts";
import { untilAborted } from "../run/until-aborted.ts";
import type { CommandRun } from "./command-spec.ts";
import { parseMaskRequest } from "./mask-request.ts";

type Input = PictureInput | FailedInput;

/** Photos worked on at a time: one is decoded or encoded while the other is in the network. */
const AT_A_TIME = 2;

/** `lpr mask`: a masked copy of every input; an input that fails does not stop the others. */
export const runMask: CommandRun = async (options, context) => {
  const request = parseMaskRequest(options);
  const { folder, overwrite, recursive } = request;
  if (request.options.segmenter !== undefined) await loadModel(request.options.segmenter);
  const { inputs, leftOut } = await expandInputs(request.sources, {
    recursive,
    signal: context.signal,
    skip: [folder],
  });
  const pictures = inputs.filter(isPicture);
  const outputs = await planOutputs(pictures, { folder, overwrite });
  const talk = createTalk(context, { quiet: request.quiet });
  const report = createReport(request.json, talk);
  await using masker =
    pictures.length === 0 ? undefined : await createMasker({ ...request.options, signal: context.signal });
  await noteLeftOut(leftOut, talk);
  await report.begin();
  const counts = await maskAll(inputs, { masker, outputs, overwrite, context, talk }, report);
  await report.end({ settings: masker?.settings });
  if (context.signal.aborted) return EXIT_CODE.ok;
  const { photos, regions, failed } = counts;
  await talk.tally(`${inputs.length} photos: ${photos} masked, ${regions} places painted over, ${failed} failed`);
  return counts.failed === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

function isPicture(input: Input): input is PictureInput {
  return !("error" in input);
}

type MaskReport = JsonReport<MaskRecord | FailedRecord>;

/** The JSON document, or a line a file: what was written and how many plates were painted over. */
function createReport(json: boolean, { print }: Talk): MaskReport {
  if (json) return createJsonReport<MaskRecord | FailedRecord>("results", print);
  return {
    begin: async () => undefined,
    add: async (record) => {
      if ("error" in record) return;
      const { length } = record.regions;
      await print(`${record.output}  ${length} ${length === 1 ? "place" : "places"} painted over\n`);
    },
    end: async () => undefined,
  };
}

interface MaskWork {
  readonly masker: Masker | undefined;
  readonly outputs: ReadonlyMap<PictureInput, string>;
  readonly overwrite: boolean;
  readonly context: CliContext;
  readonly talk: Talk;
}

interface MaskCounts {
  photos: number;
  regions: number;
  failed: number;
}

async function maskAll(inputs: readonly Input[], work: MaskWork, report: MaskReport): Promise<MaskCounts> {
  const counts: MaskCounts = { photos: 0, regions: 0, failed: 0 };
  const { talk, context } = work;
  talk.progress(0, inputs.length);
  // Photos that are written when the work is stopped are told as well.
  const begun = untilAborted(inputs, context.signal);
  for await (const done of prefetch(begun, (input) => maskOne(input, work), AT_A_TIME)) {
    const { source } = done.item;
    if ("error" in done) {
      if (context.signal.aborted) continue;
      counts.failed += 1;
      await report.add({ source, error: await talk.fail(source, done.error) });
    } else {
      counts.photos += 1;
      counts.regions += done.value.regions.length;
      await report.add(done.value);
    }
    talk.progress(counts.photos + counts.failed, inputs.length);
  }
  return counts;
}

async function maskOne(input: Input, { masker, outputs, overwrite, context }: MaskWork): Promise<MaskRecord> {
  if (!isPicture(input)) throw input.error;
  const output = outputs.get(input);
  if (masker === undefined || input.path === undefined || output === undefined) {
    throw new TypeError(`Cannot mask ${input.source}: it has no output`);
  }
  const start = performance.now();
  const masked: MaskedPhoto = await masker.mask(input.path, { output, overwrite, signal: context.signal });
  return toMaskRecord(masked, { source: input.source, output, ms: performance.now() - start });
}
