import { join } from "node:path";
import { openTableWriter } from "../table/open-table-writer.ts";
import type { TableWriter } from "../table/open-table-writer.ts";
import { assignGroups } from "./assign-groups.ts";
import type { SplitSide } from "./assign-groups.ts";
import { createJoinedGroups } from "./create-joined-groups.ts";
import { SplitError } from "./split-error.ts";
import type { GroupRule } from "./group-rule.ts";

export interface SplitOptions {
  /** Folder for the tables, `<side>.csv` each. */
  readonly out: string;
  readonly sides: readonly SplitSide[];
  readonly seed: number;
  /** Rows that share a group by any of these stay together; rows of one picture always do. */
  readonly groups: readonly GroupRule[];
  readonly signal?: AbortSignal | undefined;
}

/** What a side got. */
export interface SplitResult {
  readonly name: string;
  /** The table that was written. */
  readonly path: string;
  readonly groups: number;
  readonly rows: number;
  /** Of all rows, in [0, 1]. */
  readonly share: number;
}

/** A rule that says nothing of some rows: of these it keeps none together. */
export interface MissedRows {
  readonly rule: GroupRule;
  readonly rows: number;
}

/** How rows were dealt. */
export interface SplitSummary {
  /** In the order they were asked for. */
  readonly sides: readonly SplitResult[];
  /** In the order of the rules; only those that miss a row. */
  readonly missed: readonly MissedRows[];
}

export type Place = (imagePath: string, path: string) => string;

/** A row to deal out. */
export interface SplitRow {
  /** Its group by each rule. */
  readonly keys: readonly (string | undefined)[];
  readonly picture: string;
  write(place: Place): readonly string[];
}

/** Deals rows to sides by whole groups and writes a table a side. */
export async function writeSides(
  rows: readonly SplitRow[],
  columns: readonly string[],
  { out, sides, seed, groups: rules }: SplitOptions,
): Promise<SplitSummary> {
  const missed = findMissed(rows, rules);
  const names = nameGroups(rows);
  const sizes = new Map<string, number>();
  for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const groups = [...sizes].map(([name, size]) => ({ name, size }));
  const assigned = assignGroups(groups, sides, seed);
  const results: SplitResult[] = [];
  const writers: TableWriter[] = [];
  try {
    for (const { name: side } of sides) {
      const writer = await openTableWriter(join(out, `${side}.csv`));
      writers.push(writer);
      const own = rows.filter((_, index) => assigned.get(names[index] ?? "") === side);
      await writer.columns(columns);
      for (const row of own) await writer.row(row.write(writer.place));
      const count = groups.filter(({ name }) => assigned.get(name) === side).length;
      const path = join(out, `${side}.csv`);
      results.push({ name: side, path, groups: count, rows: own.length, share: own.length / rows.length });
    }
    for (const writer of writers) await writer.commit();
    return { sides: results, missed };
  } finally {
    for (const writer of writers) await writer[Symbol.asyncDispose]();
  }
}

/**
 * The rows each rule says nothing of.
 *
 * @throws {SplitError} where these are all: a pattern that fits no name is a slip, and would tear apart what was to stay
 *   together. Texts may all be missing.
 */
function findMissed(rows: readonly SplitRow[], rules: readonly GroupRule[]): readonly MissedRows[] {
  const missed: MissedRows[] = [];
  for (const [index, rule] of rules.entries()) {
    const count = rows.filter(({ keys }) => keys[index] === undefined).length;
    if (count > 0) missed.push({ rule, rows: count });
    if (count < rows.length || rule.by === "plate") continue;
    const got = rule.by === "name" ? `the pattern ${rule.pattern.source}` : `the empty column ${rule.column}`;
    throw new SplitError(`Cannot split: a rule must say something of at least one row, got ${got}`);
  }
  return missed;
}

/** The group of each row: rows that share a picture or a key of any rule are one group. */
function nameGroups(rows: readonly SplitRow[]): readonly string[] {
  const joined = createJoinedGroups();
  const own = ({ picture }: SplitRow): string => `picture\n${picture}`;
  for (const row of rows) {
    for (const [rule, key] of row.keys.entries()) if (key !== undefined) joined.join(own(row), `${rule}\n${key}`);
  }
  return rows.map((row) => joined.find(own(row)));
}
