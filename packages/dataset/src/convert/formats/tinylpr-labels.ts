/** The file with the classes. */
export const LABELS = "labels.names";

/** Line 0 is the blank, and `0` comes behind `9`. */
const HEAD = ["", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/**
 * A text cut as tinyLPR's loader does: every digit is a label, and so is every run of anything else (`서울12가1234` has
 * eight). The loader loses a run at the very end; here it counts.
 */
export function tokenizePlate(text: string): readonly string[] {
  return text.match(/\d|\D+/gu) ?? [];
}

/** `labels.names` for these classes; index is line number, and no line break ends the file. */
export function formatLabelsNames(used: Iterable<string>): string {
  const others = [...used].filter((label) => !HEAD.includes(label)).sort((a, b) => (a < b ? -1 : 1));
  return [...HEAD, ...others].join("\n");
}

/** A file beside another one. */
export function withEnding(path: string, ending: string): string {
  return path.replace(/\.[^./\\]*$/u, "") + ending;
}
