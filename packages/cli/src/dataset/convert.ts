import { convertDataset } from "@platekit/dataset";
import type { ConvertSummary } from "@platekit/dataset";
import { createRectifier } from "platekit";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { countOf } from "../output/count-of.ts";
import { createTalk } from "../output/create-talk.ts";
import { printable } from "../output/printable.ts";
import { parseConvertRequest } from "./convert-request.ts";

/** `lpr dataset convert`: what was written, and what was lost on the way. */
export const runConvert: CommandRun = async (options, context) => {
  const { from, to, input, output, margin } = parseConvertRequest(options);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const summary = await convertDataset(input, output, {
    from,
    to,
    allowOutside: options.has("allow-outside"),
    ...(options.has("class") ? { classes: options.values("class") } : {}),
    crops: { margin, rectifier: createRectifier() },
    signal: context.signal,
    onProgress: (done) => talk.status(`${countOf(done, "picture")} converted`),
  }).finally(() => talk.clear());
  const failed = [];
  for (const { source, error } of summary.failed) failed.push({ source, error: await talk.fail(source, error) });
  const report = { version: 1, from, to, input, output, ...summary, failed };
  await talk.print(options.has("json") ? `${JSON.stringify(report, undefined, 2)}\n` : toText(output, summary));
  if (to === "csv" && summary.placed > 0) await talk.note(WHOLE_PHOTOS);
  return failed.length === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
};

const WHOLE_PHOTOS =
  "The table names whole photos and where their plates are; --to crops cuts the plates out, as a reader is trained on them";

function toText(output: string, { pictures, plates, dropped, made, failed }: ConvertSummary): string {
  const count = (title: string, list: ConvertSummary["dropped"]) =>
    list.map(({ value, count }) => `${title}  ${count} × ${printable(value)}\n`).join("");
  const sizes = `${countOf(pictures, "picture")}, ${countOf(plates, "plate")}, ${failed.length} failed`;
  return `${printable(output)}  ${sizes}\n${count("dropped", dropped)}${count("made", made)}`;
}
