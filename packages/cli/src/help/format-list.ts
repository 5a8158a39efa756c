/** A word and what it means. */
export interface ListEntry {
  readonly term: string;
  readonly text: string;
}

/** Help text stays within this many columns. */
const COLUMNS = 100;
const INDENT = 2;
const GAP = 2;

/** Lines of a list in two columns; long texts go on below themselves. */
export function formatList(entries: readonly ListEntry[]): string[] {
  const left = INDENT + Math.max(...entries.map(({ term }) => term.length)) + GAP;
  return entries.flatMap(({ term, text }) =>
    wrap(text, COLUMNS - left).map((line, index) => {
      const head = index === 0 ? " ".repeat(INDENT) + term : "";
      return head.padEnd(left) + line;
    }),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
