import { addAbortSignal } from "node:stream";
import type { Readable } from "node:stream";
import { PlateError } from "@platekit/core/errors";

/**
 * All bytes of stdin; stops early when there are more than a picture may have. An abort closes stdin, which would
 * otherwise keep the program alive for as long as its other end stays open.
 */
export async function readStdin(stdin: Readable, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of addAbortSignal(signal, stdin) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) {
      throw new PlateError(
        "ERR_IMAGE_LIMIT",
        `Cannot read stdin: it must have at most ${maxBytes} bytes (option maxBytes), got more`,
      );
    }
  }
  return Buffer.concat(parts);
}
