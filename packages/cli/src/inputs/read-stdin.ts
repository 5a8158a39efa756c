import type { Readable } from "node:stream";
import { PlateError } from "@platekit/core/errors";

/** All bytes of stdin; stops early when there are more than a picture may have. */
export async function readStdin(stdin: Readable, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin as AsyncIterable<Uint8Array>) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) {
      throw new PlateError("ERR_IMAGE_LIMIT", `Cannot read stdin: must have at most ${maxBytes} bytes, got more`);
    }
  }
  return Buffer.concat(parts);
}
