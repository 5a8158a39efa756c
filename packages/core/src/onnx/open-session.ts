import type { InferenceSession } from "onnxruntime-node";
import { PlateError } from "../errors/plate-error.ts";
import type { RunOptions } from "../progress.ts";
import { checkSignature } from "./check-signature.ts";
import type { SessionSignature } from "./check-signature.ts";
import { parseOptions } from "../errors/parse-options.ts";
import type { ModelBundle } from "./load-model-bundle.ts";
import type { ModelManifest } from "./manifest.ts";
import { createSession } from "./create-session.ts";
import { runBatch } from "./run-batch.ts";
import { SessionOptionsSchema } from "./session-options.ts";
import type { SessionOptions } from "./session-options.ts";
import type { InputTensor, OutputTensor } from "./tensor.ts";

/** What a run answers; the batch is as long as the input's. */
export interface ModelOutputs {
  /** What the manifest calls `output`: the mask, the slots or the time steps. Its shape fits the manifest. */
  readonly main: OutputTensor;
  /** The region head `[N, regions]`, of a slots model that states one. */
  readonly regions?: OutputTensor;
}

/** An opened model. Runs may overlap; whoever opens it closes it. */
export interface ModelSession<TManifest extends ModelManifest = ModelManifest> extends AsyncDisposable {
  readonly manifest: TManifest;
  /**
   * Runs the network once, or once a picture where its batch is fixed.
   *
   * @throws {PlateError} `ERR_SESSION_CLOSED` after `close`, `ERR_SESSION_RUN` when the runtime fails,
   *   `ERR_MODEL_SIGNATURE` when an output's shape does not fit the manifest.
   */
  run(input: InputTensor, options?: Pick<RunOptions, "signal">): Promise<ModelOutputs>;
  /** Runs once on zeros, so that the first real run is as fast as the next. */
  warmup(): Promise<void>;
  /** Waits for running calls, then frees the runtime's memory; later runs are refused. Twice does no harm. */
  close(): Promise<void>;
}

/**
 * Opens a model: hands its bytes to ONNX Runtime and compares names, types and shapes with the manifest.
 *
 * @throws {PlateError} `ERR_MODEL_FORMAT` when ONNX Runtime cannot load the file, `ERR_SESSION_PROVIDER` when it could
 *   on the CPU but not on the providers asked for, `ERR_MODEL_SIGNATURE` when the model is not what the manifest says.
 */
export async function openSession<TManifest extends ModelManifest>(
  bundle: ModelBundle<TManifest>,
  options: SessionOptions = {},
): Promise<ModelSession<TManifest>> {
  const resolved = parseOptions(SessionOptionsSchema, options, "open session");
  resolved.signal?.throwIfAborted();
  const session = await createSession(bundle, resolved);
  try {
    resolved.signal?.throwIfAborted();
    const signature = checkSignature(bundle.manifest, session);
    return wrapSession(bundle.manifest, session, signature);
  } catch (error) {
    await session.release();
    throw error;
  }
}

function wrapSession<TManifest extends ModelManifest>(
  manifest: TManifest,
  session: InferenceSession,
  signature: SessionSignature,
): ModelSession<TManifest> {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const run: ModelSession["run"] = async (input, { signal } = {}) => {
    if (closing !== undefined) {
      throw new PlateError(
        "ERR_SESSION_CLOSED",
        `Cannot run model ${manifest.id}: session must be open, got a closed one`,
      );
    }
    signal?.throwIfAborted();
    const call = runBatch({ manifest, session, signature }, input, signal);
    running.add(call);
    try {
      return await call;
    } finally {
      running.delete(call);
    }
  };
  const close = () => (closing ??= Promise.allSettled(running).then(() => session.release()));
  const warmup = async () => {
    await run(zeros(manifest, signature));
  };
  return { manifest, run, warmup, close, [Symbol.asyncDispose]: close };
}

function zeros({ input }: ModelManifest, { batch = 1 }: SessionSignature): InputTensor {
  const channels = input.color === "gray" ? 1 : 3;
  const { height, width } = input;
  const dims = input.layout === "nhwc" ? [batch, height, width, channels] : [batch, channels, height, width];
  const length = batch * height * width * channels;
  return { dims, data: input.dtype === "uint8" ? new Uint8Array(length) : new Float32Array(length) };
}
