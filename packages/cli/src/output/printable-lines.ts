import { printable } from "./printable.ts";

/** Text of several lines without control characters; the lines stay lines. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
