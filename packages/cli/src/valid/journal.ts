import { createReadStream } from "node:fs";
import { mkdir, open, rm, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { UsageError } from "../usage-error.ts";
import type { ValidEntry } from "./valid-entry.ts";

/** Everything a number of the report depends on; two runs of equal settings may be one run. */
export type JournalSettings = Readonly<Record<string, unknown>>;

/** Results on disk as they come, so that a run that was cut can go on. */
export interface Journal extends AsyncDisposable {
  append(entry: ValidEntry): Promise<void>;
  /** Nothing is left to go on with. */
  remove(): Promise<void>;
}

/** What a run that was cut left behind. */
export interface JournalRemains {
  readonly entries: number;
  /** Bytes up to the end of the last whole line; what a crash left behind it is cut off. */
  readonly bytes: number;
}

/** Raised when a line's form changes; such journals cannot be gone on with. */
const VERSION = 2;
/** Signs of a strange line that a message shows. */
const SHOWN = 80;
/** Lines are gathered to this many characters, or for this long: so much is lost where the process is killed. */
const PIECE = 1 << 16;
const FLUSH_MS = 1000;

/**
 * Looks at what a journal holds. Its first line is `{version, settings}`, each further one a `ValidEntry`.
 *
 * @returns `undefined` where it has no whole line: a run that was cut before it began.
 * @throws {UsageError} where it belongs to a run with other settings, naming the first that differs.
 * @throws {PlateError} `ERR_DATASET_FORMAT` where it is no journal.
 */
export async function inspectJournal(path: string, settings: JournalSettings): Promise<JournalRemains | undefined> {
  let bytes = 0;
  let lines = 0;
  for await (const { text, end } of wholeLines(path)) {
    if (lines === 0) checkHeader(path, text, settings);
    lines += 1;
    bytes = end;
  }
  return lines === 0 ? undefined : { entries: lines - 1, bytes };
}

/**
 * The entries of a journal that `inspectJournal` has looked at.
 *
 * @param kinds What the entries of the task are.
 * @throws {PlateError} `ERR_DATASET_FORMAT` naming the line that is no such entry.
 */
export async function* readJournal<Entry extends ValidEntry>(
  path: string,
  { entries }: JournalRemains,
  kinds: readonly Entry["kind"][],
): AsyncGenerator<Entry> {
  let line = 0;
  for await (const { text } of wholeLines(path)) {
    if (line > entries) return;
    if (line > 0) {
      const entry = parseLine(text);
      if (!isEntry(entry, kinds)) throw notAnEntry(path, line + 1, text);
      yield entry;
    }
    line += 1;
  }
}

/**
 * Opens a journal anew, or, with `remains`, behind its last whole line.
 *
 * @throws {PlateError} `ERR_DATASET_WRITE`, here and from `append`, where it cannot be written.
 */
export async function openJournal(path: string, settings: JournalSettings, remains?: JournalRemains): Promise<Journal> {
  const attempt = <T>(work: Promise<T>): Promise<T> => work.catch((cause: unknown) => cannotWrite(path, cause));
  const file = await attempt(openAt(path, remains));
  let piece = remains === undefined ? `${JSON.stringify({ version: VERSION, settings })}\n` : "";
  let flushed = performance.now();
  const flush = async (): Promise<void> => {
    const text = piece;
    piece = "";
    flushed = performance.now();
    await attempt(file.appendFile(text));
  };
  const close = async (): Promise<void> => {
    try {
      if (piece !== "") await flush();
    } finally {
      await file.close();
    }
  };
  if (piece !== "") await flush();
  let closing: Promise<void> | undefined;
  return {
    async append(entry) {
      piece += `${JSON.stringify(entry)}\n`;
      if (piece.length >= PIECE || performance.now() - flushed >= FLUSH_MS) await flush();
    },
    async remove() {
      await (closing ??= close());
      await rm(path, { force: true });
    },
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
}

/** The journal, open at its end: empty, or behind the last whole line of what a cut run left. */
async function openAt(path: string, remains: JournalRemains | undefined): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  if (remains === undefined) return open(path, "w");
  await truncate(path, remains.bytes);
  return open(path, "a");
}

function cannotWrite(path: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new PlateError("ERR_DATASET_WRITE", `Cannot write ${path}: ${reason}`, { cause });
}

interface WholeLine {
  readonly text: string;
  /** Bytes up to and with its line feed. */
  readonly end: number;
}

const LINE_FEED = 0x0a;

/** Lines that end with a line feed: a last one without it was cut while it was written. */
async function* wholeLines(path: string): AsyncGenerator<WholeLine> {
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, start)) {
      end += at + 1 - start;
      yield { text: bytes.toString("utf8", start, at), end };
      start = at + 1;
    }
    rest = bytes.subarray(start);
  }
}

function checkHeader(path: string, text: string, settings: JournalSettings): void {
  const header = parseLine(text);
  const isHeader = typeof header === "object" && header !== null && "version" in header && "settings" in header;
  if (!isHeader) throw notAJournal(path);
  const then = header.settings as JournalSettings;
  const now = JSON.parse(JSON.stringify(settings)) as JournalSettings;
  const cure = "take --resume away and give --overwrite to start anew";
  if (header.version !== VERSION) {
    throw new UsageError(`Cannot resume from ${path}: it is of another version of lpr; ${cure}`);
  }
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const other = names.find((name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]));
  if (other === undefined) return;
  const [before, after] = [then[other], now[other]].map((value) => JSON.stringify(value) ?? "nothing");
  throw new UsageError(`Cannot resume from ${path}: ${other} was ${before}, now it is ${after}; ${cure}`);
}

/** Whether a line is an entry of these kinds; what stands in it was written by us. */
function isEntry<Entry extends ValidEntry>(value: unknown, kinds: readonly Entry["kind"][]): value is Entry {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("result" in value)) return false;
  return kinds.some((kind) => kind === value.kind);
}

function notAnEntry(path: string, line: number, text: string): PlateError {
  const got = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return new PlateError("ERR_DATASET_FORMAT", `Cannot resume from ${path} line ${line}: must be a result, got ${got}`);
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notAJournal(path: string): PlateError {
  const wanted = "must be what an unfinished lpr valid wrote, got another file";
  return new PlateError("ERR_DATASET_FORMAT", `Cannot resume from ${path}: ${wanted}`);
}
