import { inspectMasks, inspectTable, taskOf } from "@platekit/dataset";
import type { MaskInspection, TableInspection } from "@platekit/dataset";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import type { CliContext } from "../cli-context.ts";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { describeError } from "../output/describe-error.ts";
import { chooseRules } from "./choose-rules.ts";
import { onePath, refuseTableOptions } from "./dataset-options.ts";
import { formatMaskInspection, formatTableInspection } from "./format-inspection.ts";
import { TOP_CHARACTERS } from "./inspect-spec.ts";

const MOST_CHARACTERS = 100_000;

/** `lpr dataset inspect`: what a data set holds; pictures that fail are named, and the others counted. */
export const runInspect: CommandRun = async (options, context) => {
  const path = onePath(options, "a table of plates, or a folder with images/ and masks/");
  const topChars = parseNumber(options, "top-chars", { min: 0, max: MOST_CHARACTERS, whole: true });
  const isMasks = (await taskOf(path)) === "segment";
  if (isMasks) refuseTableOptions(options, ["top-chars", "model", "config-file"], path);
  const rules = await chooseRules(options);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const work = { path, options, talk, context };
  try {
    if (isMasks) {
      const inspection = await inspectMasks(path, watch(work));
      return await tell(work, "masks", { inspection, text: formatMaskInspection(inspection) });
    }
    const inspection = await inspectTable(path, { ...watch(work), rules });
    const text = formatTableInspection(inspection, topChars ?? TOP_CHARACTERS);
    return await tell(work, "table", { inspection, text });
  } finally {
    talk.clear();
  }
};

interface InspectWork {
  readonly path: string;
  readonly options: ParsedOptions;
  readonly talk: Talk;
  readonly context: CliContext;
}

function watch({ talk, context: { signal } }: InspectWork) {
  return { signal, onProgress: (done: number): void => talk.status(`${done} looked at`) };
}

interface Told {
  readonly inspection: TableInspection | MaskInspection;
  readonly text: string;
}

async function tell({ path, options, talk }: InspectWork, kind: string, { inspection, text }: Told): Promise<ExitCode> {
  const failed = inspection.failed.map(({ error, ...where }) => ({ ...where, error: describeError(error) }));
  const report = { version: 1, kind, path, ...inspection, failed };
  await talk.print(options.has("json") ? `${JSON.stringify(report, undefined, 2)}\n` : text);
  const problems = "problems" in inspection ? inspection.problems : [];
  for (const { path: file, message } of problems) await talk.fail(file, new Error(message));
  for (const entry of inspection.failed) {
    await talk.fail("line" in entry ? `${path} line ${entry.line}` : entry.path, entry.error);
  }
  return failed.length + problems.length === 0 ? EXIT_CODE.ok : EXIT_CODE.failed;
}
