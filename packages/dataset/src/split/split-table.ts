import { dirname, normalize, resolve } from "node:path";
import { readNamedRecords } from "../table/read-named-records.ts";
import type { NamedRecord } from "../table/read-named-records.ts";
import { groupOf } from "./group-rule.ts";
import type { GroupRule } from "./group-rule.ts";
import { writeSides } from "./write-sides.ts";
import type { Place, SplitOptions, SplitSummary } from "./write-sides.ts";

/**
 * Deals the rows of a table to several tables by whole groups, so that no plate (or drive, or camera) stands on two
 * sides. All columns are kept, rows keep their order, and pictures stay where they are: they are told from the new place.
 *
 * @throws {PlateError} `ERR_DATASET_FORMAT`, `ERR_DATASET_NOT_FOUND`; `ERR_DATASET_WRITE` where a table is there already.
 * @throws {SplitError} where there are fewer groups than sides, or a rule for names or columns groups nothing.
 */
export async function splitTable(path: string, options: SplitOptions): Promise<SplitSummary> {
  const needed = ["image_path", ...options.groups.flatMap(columnOf)];
  const records: NamedRecord[] = [];
  let columns: readonly string[] = [];
  const onColumns = (names: readonly string[]): void => {
    columns = names;
  };
  const read = readNamedRecords(path, needed, { onColumns, signal: options.signal });
  for await (const record of read) records.push(record);
  const image = columns.indexOf("image_path");
  const rows = records.map((record) => ({
    keys: options.groups.map((rule) => groupOf(rule, record)),
    // Not the whole path: a split must not depend on where the data lies.
    picture: normalize(record.field("image_path")),
    write: (place: Place) =>
      record.fields.map((field, at) => (at === image ? place(field, resolve(dirname(path), field)) : field)),
  }));
  return writeSides(rows, columns, options);
}

function columnOf(rule: GroupRule): readonly string[] {
  if (rule.by === "column") return [rule.column];
  return rule.by === "plate" ? ["plate_text"] : [];
}
