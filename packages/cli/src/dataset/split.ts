import { splitMasks, splitTable } from "@platekit/dataset";
import type { SplitResult } from "@platekit/dataset";
import type { CommandRun } from "../commands/command-spec.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { checkFolder } from "../files/check-folder.ts";
import { createTalk } from "../output/create-talk.ts";
import { printable } from "../output/printable.ts";
import { UsageError } from "../usage-error.ts";
import { pathKind } from "./path-kind.ts";
import { parseSplitRequest } from "./split-request.ts";
import type { SplitRequest } from "./split-request.ts";

/** `lpr dataset split`: tables of whole groups, and how many rows each got. */
export const runSplit: CommandRun = async (options, context) => {
  const request = parseSplitRequest(options);
  await checkFolder("--out", request.out);
  const talk = createTalk(context, { quiet: options.has("quiet") });
  const sides = await split(request, context.signal);
  const report = { version: 1, path: request.path, seed: request.seed, sides };
  await talk.print(options.has("json") ? `${JSON.stringify(report, undefined, 2)}\n` : sides.map(toLine).join(""));
  return EXIT_CODE.ok;
};

async function split(request: SplitRequest, signal: AbortSignal): Promise<readonly SplitResult[]> {
  const { path, out, sides, seed, groups, hasGroups } = request;
  const isTable = (await pathKind(path)) === "table";
  const unfit = isTable ? undefined : groups.find(({ by }) => by !== "name");
  if (unfit !== undefined && hasGroups) {
    throw new UsageError(`Option --group for a folder of masks must be name:REGEX or picture, got ${unfit.by}`);
  }
  try {
    if (isTable) return await splitTable(path, { out, sides, seed, groups, signal });
    return await splitMasks(path, { out, sides, seed, groups: groups.filter(({ by }) => by === "name"), signal });
  } catch (error) {
    // Too few groups for the sides that were asked for.
    throw error instanceof RangeError ? new UsageError(error.message, { cause: error }) : error;
  }
}

function toLine({ path, groups, rows, share }: SplitResult): string {
  return `${printable(path)}  ${rows} rows (${(share * 100).toFixed(1)} %), ${groups} groups\n`;
}
