import type * as onnx from "@platekit/core/onnx";

/** An opened model: what it was opened with, and how often it was closed. */
export interface CountedSession {
  readonly role: string;
  readonly options: onnx.SessionOptions | undefined;
  closed: number;
}

/**
 * `openSession` that notes what it opens and whether that is closed again; for
 * `vi.mock("@platekit/core/onnx", …)`.
 */
export function countSessions(openSession: typeof onnx.openSession, sessions: CountedSession[]) {
  const counting: typeof openSession = async (bundle, options) => {
    const session = await openSession(bundle, options);
    const counted: CountedSession = { role: bundle.manifest.role, options, closed: 0 };
    sessions.push(counted);
    const close = (): Promise<void> => {
      counted.closed += 1;
      return session.close();
    };
    return { ...session, close, [Symbol.asyncDispose]: close };
  };
  return counting;
}
