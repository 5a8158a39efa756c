import type * as onnx from "@platekit/core/onnx";

/** An opened model: what it was opened with, what it was run on, and how often it was closed. */
export interface CountedSession {
  readonly role: string;
  readonly options: onnx.SessionOptions | undefined;
  /** Pictures in each run, in order. */
  readonly batches: number[];
  closed: number;
}

/**
 * `openSession` that notes what it opens, runs and whether that is closed again; for
 * `vi.mock("@platekit/core/onnx", …)`.
 */
export function countSessions(openSession: typeof onnx.openSession, sessions: CountedSession[]) {
  const counting: typeof openSession = async (bundle, options) => {
    const session = await openSession(bundle, options);
    const counted: CountedSession = { role: bundle.manifest.role, options, batches: [], closed: 0 };
    sessions.push(counted);
    const close = (): Promise<void> => {
      counted.closed += 1;
      return session.close();
    };
    const run: typeof session.run = (tensor, runOptions) => {
      counted.batches.push(tensor.dims[0] ?? 0);
      return session.run(tensor, runOptions);
    };
    return { ...session, run, close, [Symbol.asyncDispose]: close };
  };
  return counting;
}
