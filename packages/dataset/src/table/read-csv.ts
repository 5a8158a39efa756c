import { createReadStream } from "node:fs";
import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { CsvErrorCode } from "csv-parse";
import { PlateError } from "@platekit/core/errors";
import { cannotRead, statPath } from "../files/stat-path.ts";
import { decodeUtf8 } from "./decode-utf8.ts";

/** One record of a table. */
export interface CsvRecord {
  /** Where it starts; the first line of the file is 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvOptions {
  readonly delimiter?: "," | "\t";
  /** Whether `"` holds a field together; plain tab-separated files know no quotes. */
  readonly quote?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Longest record in characters. A path and a text need a few hundred; a quote left open would swallow the file. */
const LONGEST_RECORD = 1 << 20;

/**
 * Reads a delimited text file record by record; memory does not grow with the file. Lines end with LF, CRLF or CR,
 * a byte-order mark goes, empty lines are passed over, and every field stays the text it is.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_READ`; `ERR_DATASET_FORMAT` with the line, where the bytes are
 *   not UTF-8 or quotes do not close.
 */
export async function* readCsv(path: string, options: CsvOptions = {}): AsyncGenerator<CsvRecord> {
  await checkFile(path);
  const { delimiter = ",", quote = true, signal } = options;
  const parser = parse({
    bom: true,
    delimiter,
    quote: quote ? '"' : null,
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    info: true,
  });
  // What goes wrong on the way arrives through the parser.
  pipeline(Readable.from(decodeUtf8(createReadStream(path), path)), parser, () => undefined);
  let next = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      signal?.throwIfAborted();
      next = info.lines + 1;
      yield { line: info.lines - countBreaks(record), fields: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw toPlateError(error, path, next);
    throw error instanceof Error && "syscall" in error ? cannotRead(path, error) : error;
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines` is where the record ends. */
  readonly info: { readonly lines: number };
}

/** A record goes over as many more lines as its fields hold line breaks. */
function countBreaks(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/gu)?.length ?? 0), 0);
}

async function checkFile(path: string): Promise<void> {
  const stats = await statPath(path, "file");
  if (!stats.isFile()) {
    throw new PlateError("ERR_DATASET_NOT_FOUND", `Cannot read ${path}: must be a file, got a folder`);
  }
}

function toPlateError(cause: CsvError, path: string, next: number): PlateError {
  const line = cause.code === "CSV_QUOTE_NOT_CLOSED" ? next : Number(cause["lines"] ?? next);
  return new PlateError(
    "ERR_DATASET_FORMAT",
    `Cannot read ${path} line ${line}: ${PROBLEMS[cause.code] ?? cause.message}`,
    { cause },
  );
}

const PROBLEMS: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that opens must close, got the end of the file",
  INVALID_OPENING_QUOTE: 'a quote inside a field must be doubled and the field quoted ("a""b"), got a bare one',
  CSV_INVALID_CLOSING_QUOTE: "a quoted field must end with its quote, got more text behind it",
  CSV_MAX_RECORD_SIZE: `a record must have at most ${LONGEST_RECORD} characters, got more; is a quote left open?`,
};
