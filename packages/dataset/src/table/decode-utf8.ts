import { isUtf8 } from "node:buffer";
import { formatError } from "./format-error.ts";

const LF = 0x0a;
/** Longest line in bytes; what comes in one piece has to be held in one piece. */
const LONGEST_LINE = 1 << 22;
const UTF16_MARKS = new Set(["fffe", "feff"]);

/**
 * Decodes a stream of UTF-8, whole lines at a time.
 *
 * @param path For messages.
 * @throws {PlateError} `ERR_DATASET_FORMAT`, naming the first line that is not UTF-8.
 */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    if (line === 1) checkNotUtf16(bytes, path);
    const end = bytes.lastIndexOf(LF) + 1;
    const whole = bytes.subarray(0, end);
    if (whole.length > 0) yield decode(whole, path, line);
    line += countLines(whole);
    rest = bytes.subarray(end);
    if (rest.length > LONGEST_LINE) {
      throw formatError(path, line, `a line must have at most ${LONGEST_LINE} bytes, got more`);
    }
  }
  if (rest.length > 0) yield decode(rest, path, line);
}

function decode(bytes: Buffer, path: string, firstLine: number): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw formatError(path, firstLine + badLine(bytes), "file must be UTF-8, got other bytes; save it as CSV UTF-8");
}

/** How many lines come before the first one that is not UTF-8. */
function badLine(bytes: Buffer): number {
  let [start, count] = [0, 0];
  for (let end = bytes.indexOf(LF); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(LF, start)) {
    start = end + 1;
    count += 1;
  }
  return count;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

function checkNotUtf16(bytes: Buffer, path: string): void {
  if (UTF16_MARKS.has(bytes.subarray(0, 2).toString("hex"))) {
    throw formatError(path, 1, "file must be UTF-8, got UTF-16; save it as CSV UTF-8");
  }
}
