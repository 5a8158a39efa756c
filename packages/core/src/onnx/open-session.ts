import type { InferenceSession } from "onnxruntime-node";
import { PlateError } from "../errors/plate-error.ts";
import type { RunOptions } from "../progress.ts";
import { checkSignature } from "./check-signature.ts";
import type { SessionSignature } from "./check-signature.ts";
import { parseOptions } from "../errors/parse-options.ts";
import type { ModelBundle } from "./load-model-bundle.ts";
import type { ModelManifest } from "./manifest.ts";
import { runBatch } from "./run-batch.ts";
import { SessionOptionsSchema } from "./session-options.ts";
import type { ResolvedSessionOptions, SessionOptions } from "./session-options.ts";
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
 * @throws {PlateError} `ERR_MODEL_FORMAT` when ONNX Runtime cannot load the file, `ERR_MODEL_SIGNATURE` when the model
 *   is not what the manifest says.
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

/**
 * Threads sleep between runs. ONNX Runtime's default is to spin for a while in wait of the next run, which takes the
 * cores from the decoder and from the other network: reading a 1080p photo took 54 ms with spinning and 34 ms without,
 * interleaved, on two cores.
 */
const KEEP_THREADS_IDLE = { session: { intra_op: { allow_spinning: "0" } } };

/** ONNX Runtime's severities: 2 prints warnings, 4 only what ends the process. */
const PRINT_WARNINGS = 2;
const PRINT_FATAL = 4;

async function createSession(bundle: ModelBundle, options: ResolvedSessionOptions): Promise<InferenceSession> {
  // Loaded here and not above: listing or checking bundles must not start the native runtime.
  const { InferenceSession } = await import("onnxruntime-node");
  try {
    return await InferenceSession.create(bundle.model, {
      executionProviders: options.executionProviders,
      intraOpNumThreads: options.threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: "all",
      extra: KEEP_THREADS_IDLE,
      logSeverityLevel: options.logger === undefined ? PRINT_FATAL : PRINT_WARNINGS,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const { manifest, origin } = bundle;
    throw new PlateError("ERR_MODEL_FORMAT", `Cannot open model ${manifest.id} (${origin}): ${reason}`, { cause });
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
