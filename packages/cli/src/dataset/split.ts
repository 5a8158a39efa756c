import { SplitError, splitMasks, splitTable, taskOf } from "@platekit/dataset";
import type { GroupRule, SplitResult, SplitSummary } from "@platekit/dataset";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { checkFolder } from "../files/check-folder.ts";
import { countOf } from "../output/count-of.ts";
import { createTalk } from "../output/create-talk.ts";
import type { Talk } from "../output/create-talk.ts";
import { printable } from "../output/printable.ts";
import { UsageError } from "../usage-error.ts";
import { parseSplitRequest } from "./split-request.ts";
import type { SplitRequest } from "./split-request.ts";

/** A side may hold this much more or less of the rows than was asked for before it is worth a word. */
const MOST_OFF = 0.1;

/** `lpr dataset split`: tables of whole groups, and how many rows each got. */
export const runSplit: CommandRun = async (options, context) => {
  const request = parseSplitRequest(options);
  await checkFolder("--out", request.out);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const { sides, missed: found } = await split(request, context.signal);
  const missed = found.map(({ rule, rows }) => ({ group: nameOf(rule), rows }));
  const report = { version: 1, path: request.path, seed: request.seed, sides, missed };
  await talk.print(options.has("json") ? `${JSON.stringify(report, undefined, 2)}\n` : sides.map(toLine).join(""));
  for (const { group, rows } of missed) {
    await talk.note(`Rule ${group} says nothing of ${countOf(rows, "row")}; it keeps none of them together`);
  }
  await noteSizes(sides, request, talk);
  return EXIT_CODE.ok;
};

async function split(request: SplitRequest, signal: AbortSignal): Promise<SplitSummary> {
  const { path, out, sides, seed, groups, hasGroups } = request;
  const isTable = (await taskOf(path)) !== "segment";
  const unfit = isTable ? undefined : groups.find(({ by }) => by !== "name");
  if (unfit !== undefined && hasGroups) {
    throw new UsageError(`Option --group for photos and masks must be name:REGEX or picture, got ${unfit.by}`);
  }
  try {
    if (isTable) return await splitTable(path, { out, sides, seed, groups, signal });
    return await splitMasks(path, { out, sides, seed, groups: groups.filter(({ by }) => by === "name"), signal });
  } catch (error) {
    throw error instanceof SplitError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** As `--group` has it. */
function nameOf(rule: GroupRule): string {
  if (rule.by === "plate") return "plate";
  return rule.by === "name" ? `name:${rule.pattern.source}` : `column:${rule.column}`;
}

/** Groups are dealt whole: a large one can leave the sides far from what was asked for. */
async function noteSizes(results: readonly SplitResult[], { sides: asked }: SplitRequest, talk: Talk): Promise<void> {
  for (const { name, path, share } of results) {
    const wanted = asked.find((side) => side.name === name)?.share ?? share;
    if (Math.abs(share - wanted) <= MOST_OFF) continue;
    await talk.note(`${path} has ${percents(share)} of the rows, not ${percents(wanted)}: groups are dealt whole`);
  }
}

function toLine({ path, groups, rows, share }: SplitResult): string {
  return `${printable(path)}  ${countOf(rows, "row")} (${percents(share)}), ${countOf(groups, "group")}\n`;
}

function percents(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
