// What ONNX Runtime is asked to open and to free; the runtime itself is real.
import { InferenceSession } from "onnxruntime-node";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { checkManifest } from "../../src/onnx/check-manifest.ts";
import type { ModelBundle } from "../../src/onnx/load-model-bundle.ts";
import { openSession } from "../../src/onnx/open-session.ts";
import { encodeOnnx } from "./encode-onnx.ts";

function bundle(height = 2): ModelBundle {
  const manifest = checkManifest(
    {
      schema: 1,
      id: "tiny",
      role: "segment",
      family: "mask",
      model: {},
      input: { layout: "nchw", dtype: "float32", color: "gray", height, width: 3 },
      output: { layout: "nchw", form: "probabilities" },
    },
    "test",
  );
  const model = encodeOnnx({ input: ["N", 1, 2, 3], output: ["N", 1, 2, 3] });
  return { manifest, model, origin: "tiny.onnx", sizeBytes: model.length };
}

/** Calls of `release`, one list a native session. */
const releases: ReturnType<typeof vi.spyOn>[] = [];
const create = InferenceSession.create.bind(InferenceSession) as (
  ...from: [Uint8Array, InferenceSession.SessionOptions]
) => Promise<InferenceSession>;

/** Opens the native session and notes it; `onOpen` may do something before it is handed out. */
function watch(onOpen: () => void = () => undefined) {
  return vi.spyOn(InferenceSession, "create").mockImplementation((async (
    ...from: [Uint8Array, InferenceSession.SessionOptions]
  ) => {
    const session = await create(...from);
    releases.push(vi.spyOn(session, "release"));
    onOpen();
    return session;
  }) as typeof InferenceSession.create);
}

beforeEach(() => void releases.splice(0));

describe("openSession()", () => {
  test("frees the runtime's memory where the model is not what the manifest says", async () => {
    watch();
    await expect(openSession(bundle(4))).rejects.toThrow(expect.objectContaining({ code: "ERR_MODEL_SIGNATURE" }));
    expect(releases).toHaveLength(1);
    expect(releases[0]).toHaveBeenCalledOnce();
  });

  test("frees the runtime's memory where it was stopped while the model was loading", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    watch(() => controller.abort(reason));
    await expect(openSession(bundle(), { signal: controller.signal })).rejects.toBe(reason);
    expect(releases).toHaveLength(1);
    expect(releases[0]).toHaveBeenCalledOnce();
  });

  test("keeps the memory while the session is open, and frees it once, however often it is closed", async () => {
    watch();
    const session = await openSession(bundle());
    await session.warmup();
    expect(releases[0]).not.toHaveBeenCalled();
    await session.close();
    await session[Symbol.asyncDispose]();
    expect(releases[0]).toHaveBeenCalledOnce();
  });

  test("hands threads and providers to the runtime", async () => {
    const opened = watch();
    await using _ = await openSession(bundle(), { threads: 3, executionProviders: ["cpu"] });
    const [, options] = opened.mock.calls[0] as unknown as [Uint8Array, InferenceSession.SessionOptions];
    expect(options).toMatchObject({ intraOpNumThreads: 3, executionProviders: ["cpu"] });
  });
});
