import type { GroupRule, SplitSide } from "@platekit/dataset";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { UsageError } from "../usage-error.ts";
import { onePath } from "./dataset-options.ts";
import { SPLIT_DEFAULTS } from "./split-spec.ts";

/** What `lpr dataset split` was asked to do. */
export interface SplitRequest {
  readonly path: string;
  readonly out: string;
  readonly sides: readonly SplitSide[];
  readonly seed: number;
  /** Empty: pictures alone. */
  readonly groups: readonly GroupRule[];
  /** Whether `--group` was given; its default is for tables. */
  readonly hasGroups: boolean;
}

/** @throws {UsageError} where options are missing, out of range, or leave a side without rows. */
export function parseSplitRequest(options: ParsedOptions): SplitRequest {
  const path = onePath(options, "a table of plates, or a folder with images/ and masks/");
  const out = options.value("out");
  if (out === undefined) throw new UsageError("A folder for the tables is wanted: --out DIR");
  const given = options.values("group");
  return {
    path,
    out,
    sides: parseSides(options),
    seed: parseNumber(options, "seed", { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }) ?? SPLIT_DEFAULTS.seed,
    groups: (given.length === 0 ? [SPLIT_DEFAULTS.group] : given).flatMap(parseGroup),
    hasGroups: given.length > 0,
  };
}

function parseSides(options: ParsedOptions): readonly SplitSide[] {
  const share = { min: 0, max: 1 };
  const train = parseNumber(options, "ratio", share) ?? SPLIT_DEFAULTS.ratio;
  const test = parseNumber(options, "test", share) ?? SPLIT_DEFAULTS.test;
  const val = 1 - train - test;
  // Sums such as 0.7 + 0.3 may miss 1 by a rounding.
  if (train === 0 || val < 1e-9) {
    throw new UsageError(`Options --ratio and --test must leave rows for train and val, got ${train} and ${test}`);
  }
  return [
    { name: "train", share: train },
    { name: "val", share: val },
    ...(test === 0 ? [] : [{ name: "test", share: test }]),
  ];
}

function parseGroup(text: string): readonly GroupRule[] {
  const colon = text.indexOf(":");
  const [kind, rest] = colon === -1 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
  if (text === "plate") return [{ by: "plate" }];
  if (text === "picture") return [];
  if (kind === "column" && rest !== "") return [{ by: "column", column: rest }];
  if (kind === "name" && rest !== "") return [{ by: "name", pattern: parsePattern(rest) }];
  throw new UsageError(`Option --group must be plate, picture, column:NAME or name:REGEX, got "${text}"`);
}

function parsePattern(text: string): RegExp {
  try {
    return new RegExp(text, "u");
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Option --group name: must be a regular expression, got "${text}" (${problem})`);
  }
}
