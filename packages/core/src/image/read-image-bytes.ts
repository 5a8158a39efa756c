import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PlateError } from "../errors/plate-error.ts";
import { clipText } from "./clip-text.ts";
import type { ResolvedDecodeOptions } from "./decode-options.ts";

/** The bytes of an image file and what messages call it: its path (clipped where it is very long), or `image bytes`. */
export interface ImageBytes {
  readonly bytes: Uint8Array;
  readonly label: string;
}

/** A scheme as in `https:` or `data:`; two letters at least, so that `C:\photo.jpg` stays a path. */
const SCHEME = /^[a-z][a-z\d+.-]+:/i;

/**
 * Fetches the bytes of an image file; nothing is decoded and bytes are not copied.
 *
 * @throws {TypeError} for a URL that is not a `file:` URL, and for something that is no source at all.
 * @throws {PlateError} `ERR_IMAGE_NOT_FOUND`, `ERR_IMAGE_LIMIT`, or `ERR_IMAGE_DECODE` for an empty file.
 */
export async function readImageBytes(
  source: string | URL | Uint8Array,
  options: Pick<ResolvedDecodeOptions, "maxBytes" | "signal">,
): Promise<ImageBytes> {
  options.signal?.throwIfAborted();
  if (source instanceof Uint8Array) {
    checkLength("image bytes", source.length, options.maxBytes);
    return { bytes: source, label: "image bytes" };
  }
  const path = toPath(source);
  const label = clipText(path);
  checkLength(label, await fileLength(path), options.maxBytes);
  const bytes = await readWhole(path, options.signal);
  checkLength(label, bytes.length, options.maxBytes);
  return { bytes, label };
}

function toPath(source: string | URL): string {
  if (typeof source !== "string" && !(source instanceof URL)) {
    throw new TypeError(
      `Cannot read image: source must be a path, a file: URL, bytes or { data, width, height, channels }, got ${describeSource(source)}`,
    );
  }
  const scheme = source instanceof URL ? source.protocol : SCHEME.exec(source)?.[0].toLowerCase();
  if (scheme === undefined) return String(source);
  if (scheme !== "file:") {
    throw new TypeError(`Cannot read image: a URL must start with file:, got ${scheme}`);
  }
  return fileURLToPath(source);
}

const RAW_KEYS = ["data", "width", "height", "channels"];

/** What came instead of a source; of pixels that are not complete, what they lack. */
function describeSource(source: unknown): string {
  if (typeof source !== "object" || source === null) return source === null ? "null" : typeof source;
  const missing = RAW_KEYS.filter((key) => !(key in source));
  return missing.length < RAW_KEYS.length ? `an object without ${missing.join(" and ")}` : "object";
}

async function fileLength(path: string): Promise<number> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw notFound(path, describeFailure(cause), cause);
  });
  if (stats.isFile()) return stats.size;
  throw notFound(path, stats.isDirectory() ? "a folder" : "neither a file nor a folder");
}

async function readWhole(path: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await readFile(path, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw notFound(path, describeFailure(cause), cause);
  }
}

function checkLength(label: string, length: number, maxBytes: number): void {
  if (length === 0) {
    throw new PlateError("ERR_IMAGE_DECODE", `Cannot decode ${label}: it must hold a picture, got 0 bytes`);
  }
  if (length > maxBytes) {
    throw new PlateError(
      "ERR_IMAGE_LIMIT",
      `Cannot decode ${label}: it must have at most ${maxBytes} bytes (option maxBytes), got ${length}`,
    );
  }
}

function notFound(path: string, got: string, cause?: unknown): PlateError {
  return new PlateError(
    "ERR_IMAGE_NOT_FOUND",
    `Cannot read ${clipText(path)}: it must be a readable file, got ${got}`,
    {
      cause,
    },
  );
}

/** What the file system said, in the words of the message; its own error goes into `cause`. */
function describeFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "an unknown failure";
  if (code === "ENOENT" || code === "ENOTDIR") return "no such file";
  if (code === "ERR_INVALID_ARG_VALUE") return "a path with a zero byte";
  if (code === "ENAMETOOLONG") return "a path that is too long";
  return code === "EACCES" || code === "EPERM" ? "permission denied" : code;
}
