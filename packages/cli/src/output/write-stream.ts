import { once } from "node:events";
import type { CliContext, OutputStream } from "../cli-context.ts";

/**
 * Writes text and waits while the reader is slower than we are; no longer when the command is stopped. A reader that
 * has gone gets nothing more.
 */
export async function writeText(
  stream: OutputStream,
  text: string,
  { signal }: Pick<CliContext, "signal">,
): Promise<void> {
  if (stream.destroyed || stream.write(text)) return;
  // Rejects where the reader has gone; the stream's own error handler deals with that.
  await once(stream, "drain", { signal }).catch(() => undefined);
}
