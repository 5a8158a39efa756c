import process from "node:process";
import type { CliContext } from "./cli-context.ts";

/** The context of the running process; disposing takes its listeners off again. */
export interface ProcessContext extends CliContext, Disposable {
  /** Whether Ctrl+C stopped the command. */
  interrupted(): boolean;
}

/**
 * Streams and environment of this process. Ctrl+C aborts `signal`, so that the command can close what it has open
 * (a second one ends the process at once); so does a reader of stdout that has gone (`| head`).
 */
export function createProcessContext(): ProcessContext {
  const { stdin, stdout, stderr, env } = process;
  const controller = new AbortController();
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
    controller.abort(new Error("Interrupted"));
  };
  const onStreamError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    controller.abort(error);
  };
  process.once("SIGINT", onInterrupt);
  // Left on for good: a write may still fail while the process ends.
  stdout.on("error", onStreamError);
  stderr.on("error", onStreamError);
  return {
    stdin,
    stdout,
    stderr,
    env,
    signal: controller.signal,
    interrupted: () => interrupted,
    [Symbol.dispose]: () => void process.off("SIGINT", onInterrupt),
  };
}
