/** A line of a CSV file, CRLF-free: fields with a comma, a quote or a line break are quoted, and so is a lone empty one. */
export function formatCsvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (mustQuote(field, fields.length) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\n`;
}

function mustQuote(field: string, count: number): boolean {
  return /[",\n\r]/u.test(field) || (count === 1 && field === "");
}
