import { BOX_COLUMNS, QUAD_COLUMNS } from "../../table/plate-row.ts";
import { openTableWriter } from "../../table/open-table-writer.ts";
import type { SamplePlate } from "../plate-sample.ts";

/** What a table says of a plate. */
export interface PlateEntry extends Pick<SamplePlate, "text" | "region" | "box" | "quad"> {
  /** Absolute path of the picture. */
  readonly image: string;
}

/**
 * Writes plates as a table; columns that nobody filled are left out.
 *
 * @throws {PlateError} `ERR_DATASET_WRITE` where there is a file already.
 */
export async function writePlateTable(path: string, entries: readonly PlateEntry[]): Promise<void> {
  await using table = await openTableWriter(path);
  const columns = columnsOf(entries);
  await table.columns(["image_path", "plate_text", ...columns.flatMap(({ names }) => names)]);
  for (const entry of entries) {
    const fields = columns.flatMap(({ names, cells }) => cells(entry) ?? names.map(() => ""));
    await table.row([table.place("", entry.image), entry.text ?? "", ...fields]);
  }
  await table.commit();
}

/** Columns that are filled together, and their cells; `undefined` where an entry has none. */
interface ColumnGroup {
  readonly names: readonly string[];
  readonly cells: (entry: PlateEntry) => readonly string[] | undefined;
}

const GROUPS: readonly ColumnGroup[] = [
  { names: ["plate_region"], cells: ({ region }) => (region === undefined ? undefined : [region]) },
  { names: BOX_COLUMNS, cells: ({ box }) => box && [box.x0, box.y0, box.x1, box.y1].map(String) },
  { names: QUAD_COLUMNS, cells: ({ quad }) => quad?.flatMap(({ x, y }) => [String(x), String(y)]) },
];

function columnsOf(entries: readonly PlateEntry[]): readonly ColumnGroup[] {
  return GROUPS.filter(({ cells }) => entries.some((entry) => cells(entry) !== undefined));
}
