import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { PlateError } from "../errors/plate-error.ts";

export interface ReadFileOptions {
  /** What the file is to the caller, for messages: `model`, `model config`. */
  readonly what: string;
  readonly maxBytes: number;
  /** The option that raises `maxBytes`, for messages. */
  readonly limitName: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a whole file of at most `maxBytes`, never more than that even when it grows meanwhile.
 *
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND` when there is no such file or it cannot be opened, `ERR_MODEL_LIMIT` when
 *   it is larger than allowed.
 */
export async function readModelFile(path: string, options: ReadFileOptions): Promise<Uint8Array> {
  const { what, signal } = options;
  await using file = await open(path, "r").catch((cause: unknown) => {
    throw new PlateError("ERR_MODEL_NOT_FOUND", `Cannot open ${what} ${path}: ${reason(cause)}`, { cause });
  });
  const stats = await file.stat();
  if (!stats.isFile()) {
    throw new PlateError("ERR_MODEL_NOT_FOUND", `Cannot open ${what} ${path}: path must be a file, got something else`);
  }
  checkSize(path, stats.size, options);
  signal?.throwIfAborted();
  return await readAll(file, stats.size);
}

function checkSize(path: string, size: number, { what, maxBytes, limitName }: ReadFileOptions): void {
  if (size <= maxBytes) return;
  const wanted = `file must be at most ${maxBytes} bytes (option ${limitName}), got ${size}`;
  throw new PlateError("ERR_MODEL_LIMIT", `Cannot open ${what} ${path}: ${wanted}`);
}

/** A file that shrinks while being read comes back short; what was asked for bounds what is read. */
async function readAll(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return "no such file";
  return cause instanceof Error ? cause.message : String(cause);
}
