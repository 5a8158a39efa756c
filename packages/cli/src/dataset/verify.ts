import { taskOf, verifyMasks, verifyTable } from "@platekit/dataset";
import type { Finding, VerifyOptions, VerifySummary } from "@platekit/dataset";
import { parseNumber } from "../arguments/parse-number.ts";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { createJsonReport } from "../output/json-report.ts";
import { describeError } from "../output/describe-error.ts";
import { countOf } from "../output/count-of.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { createTextPaint } from "../output/paint-text.ts";
import type { TextPaint } from "../output/paint-text.ts";
import { printable } from "../output/printable.ts";
import { wantsColor } from "../output/terminal-traits.ts";
import { chooseRules } from "./choose-rules.ts";
import { onePath, refuseTableOptions } from "./dataset-options.ts";

const MOST_PIXELS = 10_000;

/** `lpr dataset verify`: findings as they come, then how many. */
export const runVerify: CommandRun = async (options, context) => {
  const path = onePath(options, "a table of plates, or a folder with images/ and masks/");
  const range = { min: 0, max: MOST_PIXELS, whole: true } as const;
  const minHeight = parseNumber(options, "min-height", range);
  const minWidth = parseNumber(options, "min-width", range);
  const isMasks = (await taskOf(path)) === "segment";
  if (isMasks) refuseTableOptions(options, ["fix", "model", "config-file"], path);
  const rules = await chooseRules(options);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const paint = createTextPaint({ enabled: !options.has("no-color") && wantsColor(context.stdout, context.env) });
  const report = options.has("json") ? createFindingsJson(talk, path) : createFindingsText(talk, paint);
  const shared: VerifyOptions = {
    minHeight,
    minWidth,
    signal: context.signal,
    onFinding: report.add,
    onProgress: (done) => talk.status(`${done} checked`),
  };
  const summary = await verifyOrEnd({ report, talk }, () =>
    isMasks ? verifyMasks(path, shared) : verifyTable(path, { ...shared, rules, fix: options.value("fix") }),
  );
  await report.end(summary);
  const fix = options.value("fix");
  if (fix !== undefined) await talk.note(`${countOf(summary.good, "good row")} written to ${fix}`);
  return summary.errors === 0 || options.has("warn-only") ? EXIT_CODE.ok : EXIT_CODE.failed;
};

/** A document that was begun is closed, also where the work breaks off. */
async function verifyOrEnd(
  { report, talk }: { readonly report: FindingsReport; readonly talk: Talk },
  verify: () => Promise<VerifySummary>,
): Promise<VerifySummary> {
  try {
    return await verify();
  } catch (error) {
    talk.clear();
    await report.breakOff(error);
    throw error;
  }
}

interface FindingsReport {
  readonly add: (finding: Finding) => Promise<void>;
  end(summary: VerifySummary): Promise<void>;
  breakOff(error: unknown): Promise<void>;
}

/** Nothing is printed before the first finding: labels that cannot be read at all have no document. */
function createFindingsJson(talk: Talk, path: string): FindingsReport {
  const json = createJsonReport<Finding>("findings", talk.print);
  let begun = false;
  const begin = async (): Promise<void> => {
    if (!begun) await json.begin();
    begun = true;
  };
  return {
    add: async (finding) => {
      await begin();
      await json.add(finding);
    },
    end: async (summary) => {
      await begin();
      await json.end({ path, summary });
    },
    breakOff: async (error) => {
      if (begun) await json.end({ path, error: describeError(error) });
    },
  };
}

function createFindingsText({ print }: Talk, paint: TextPaint): FindingsReport {
  return {
    add: (finding) => print(`${toLine(finding, paint)}\n`),
    end: ({ checked, good, errors, warnings }) =>
      print(`${checked} checked: ${good} good, ${countOf(errors, "error")}, ${countOf(warnings, "warning")}\n`),
    breakOff: async () => undefined,
  };
}

/** `line 12  error  too-long  a.jpg: label …` */
function toLine({ severity, kind, line, path, message }: Finding, paint: TextPaint): string {
  const where = line === undefined ? "-" : `line ${line}`;
  const file = path === undefined || message.includes(path) ? "" : `${path}: `;
  const level = paint(severity.padEnd("warning".length), severity === "error" ? "red" : "yellow");
  return `${where.padEnd("line 99999".length)}  ${level}  ${kind.padEnd("outside-alphabet".length)}  ${printable(file + message)}`;
}
