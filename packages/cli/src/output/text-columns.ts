/** Lines of a table: the first `left` columns are words, the others numbers, set flush with their last digit. */
export function textColumns(rows: readonly (readonly string[])[], { left }: { readonly left: number }): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
