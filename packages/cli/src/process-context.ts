import process from "node:process";
import { getSystemErrorMap } from "node:util";
import type { CliContext } from "./cli-context.ts";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";

/** The context of the running process; disposing takes its listeners off again. */
export interface ProcessContext extends CliContext, Disposable {
  /** The exit code where a signal stopped the command. */
  stoppedWith(): ExitCode | undefined;
  /** Why stdout took nothing more, where it failed; a reader that has gone is no failure. */
  outputFailure(): string | undefined;
}

const SIGNALS = [
  { name: "SIGINT", code: EXIT_CODE.interrupted, reason: "Interrupted" },
  { name: "SIGTERM", code: EXIT_CODE.terminated, reason: "Terminated" },
] as const;

/**
 * Streams and environment of this process. Ctrl+C and SIGTERM abort `signal`, so that the command can close what it
 * has open (a second one ends the process at once); so does a stdout that fails: its reader has gone (`| head`), which
 * leaves `stopSignal` as it is, or the disk is full.
 */
export function createProcessContext(): ProcessContext {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  const readerGone = new AbortController();
  let stopped: ExitCode | undefined;
  let failure: string | undefined;
  const listeners = SIGNALS.map(({ name, code, reason }) => ({
    name,
    listener: (): void => {
      stopped ??= code;
      stop.abort(new Error(reason));
    },
  }));
  const onOutputError = (error: NodeJS.ErrnoException): void => {
    if (error.code === "EPIPE") return readerGone.abort(error);
    failure ??= describe(error);
    stop.abort(error);
  };
  for (const { name, listener } of listeners) process.once(name, listener);
  // Left on for good: a write may still fail while the process ends.
  stdout.on("error", onOutputError);
  // Whoever does not hear us need not hear that.
  stderr.on("error", () => undefined);
  return {
    stdin,
    stdout,
    stderr,
    env,
    signal: AbortSignal.any([stop.signal, readerGone.signal]),
    stopSignal: stop.signal,
    stoppedWith: () => stopped,
    outputFailure: () => failure,
    [Symbol.dispose]: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}

/** In the system's words: `no space left on device`. */
function describe({ errno, message }: NodeJS.ErrnoException): string {
  return (errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1]) ?? message;
}
