import type { Readable, Writable } from "node:stream";

/** A stream that may be a terminal. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything a command touches of the world, so that tests can hand in their own. */
export interface CliContext {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted on Ctrl+C, or when whoever reads stdout has gone. */
  readonly signal: AbortSignal;
  /** As `signal`, but not for a reader that has gone; where absent, `signal` is taken. */
  readonly stopSignal?: AbortSignal;
}
