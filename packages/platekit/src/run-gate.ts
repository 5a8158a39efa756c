import { PlateError } from "@platekit/core/errors";

/** Lets calls in until it is closed. */
export interface RunGate {
  /** @throws {PlateError} `ERR_SESSION_CLOSED` after `close`. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** Refuses new calls, waits for those that run, and then releases what they used. Twice does no harm. */
  close(): Promise<void>;
}

/**
 * Stands in front of models that are shared by calls, so that closing them takes them from under no call.
 *
 * @param name What is closed, for messages: `reader`, `masker`.
 */
export function createRunGate(name: string, release: () => PromiseLike<void>): RunGate {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  return {
    async enter(work) {
      if (closing !== undefined) {
        throw new PlateError("ERR_SESSION_CLOSED", `Cannot use ${name}: it must be open, got a closed one`);
      }
      const call = work();
      running.add(call);
      try {
        return await call;
      } finally {
        running.delete(call);
      }
    },
    close: () => (closing ??= Promise.allSettled(running).then(release)),
  };
}
