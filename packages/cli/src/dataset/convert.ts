import { convertDataset, DATASET_FORMATS } from "@platekit/dataset";
import type { ConvertSummary } from "@platekit/dataset";
import { parseChoice } from "../arguments/parse-choice.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { createTalk } from "../output/create-talk.ts";
import { printable } from "../output/printable.ts";
import { UsageError } from "../usage-error.ts";

/** `lpr dataset convert`: what was written, and what was lost on the way. */
export const runConvert: CommandRun = async (options, context) => {
  const { from, to, input, output } = parseConvertRequest(options);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const summary = await convertDataset(input, output, {
    from,
    to,
    allowOutside: options.has("allow-outside"),
    ...(options.has("class") ? { classes: options.values("class") } : {}),
    signal: context.signal,
    onProgress: (done) => talk.status(`${done} pictures converted`),
  }).finally(() => talk.clear());
  const failed = [];
  for (const { source, error } of summary.failed) failed.push({ source, error: await talk.fail(source, error) });
  const report = { version: 1, from, to, input, output, ...summary, failed };
  await talk.print(options.has("json") ? `${JSON.stringify(report, undefined, 2)}\n` : toText(output, summary));
  return failed.length === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

interface ConvertRequest {
  readonly from: string;
  readonly to: string;
  readonly input: string;
  readonly output: string;
}

function parseConvertRequest(options: ParsedOptions): ConvertRequest {
  const from = parseChoice(options, "from", names(DATASET_FORMATS));
  const to = parseChoice(options, "to", names(DATASET_FORMATS.filter(({ write }) => write !== undefined)));
  if (from === undefined || to === undefined) throw new UsageError("Two formats are wanted: --from FORMAT --to FORMAT");
  const [input, output, third] = options.positionals;
  if (input === undefined || output === undefined || input === "" || output === "") {
    throw new UsageError("Two paths are wanted: IN and OUT");
  }
  if (third !== undefined) throw new UsageError(`Two paths are wanted: IN and OUT, got a third one: ${third}`);
  return { from, to, input, output };
}

function names(formats: typeof DATASET_FORMATS): readonly string[] {
  return formats.map(({ name }) => name);
}

function toText(output: string, { pictures, plates, dropped, made, failed }: ConvertSummary): string {
  const count = (title: string, list: ConvertSummary["dropped"]) =>
    list.map(({ value, count }) => `${title}  ${count} × ${value}\n`).join("");
  const head = `${printable(output)}  ${pictures} pictures, ${plates} plates, ${failed.length} failed\n`;
  return head + count("dropped", dropped) + count("made", made);
}
