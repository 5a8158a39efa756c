/** Where the cells of a column stand. */
export type ColumnAlign = "left" | "right";

const GAP = "  ";

/** Lines of a table: every column as wide as its widest cell, two spaces apart, none at the end of a line. */
export function formatColumns(rows: readonly (readonly string[])[], align: readonly ColumnAlign[]): readonly string[] {
  const widths = align.map((_, column) => Math.max(0, ...rows.map((row) => lengthOf(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, align[column] ?? "left"))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(cell: string, width: number, align: ColumnAlign): string {
  const space = " ".repeat(Math.max(0, width - lengthOf(cell)));
  return align === "right" ? space + cell : cell + space;
}

/** Signs, not UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
