import type * as Onnxruntime from "onnxruntime-node";
import { PlateError } from "../errors/plate-error.ts";
import type { ModelBundle } from "./load-model-bundle.ts";
import type { ResolvedSessionOptions } from "./session-options.ts";

type Runtime = typeof Onnxruntime;
type InferenceSession = Onnxruntime.InferenceSession;
type Provider = ResolvedSessionOptions["executionProviders"][number];

/**
 * Threads sleep between runs. ONNX Runtime's default is to spin for a while in wait of the next run, which takes the
 * cores from the decoder and from the other network: reading a 1080p photo took 54 ms with spinning and 34 ms without,
 * interleaved, on two cores.
 */
const KEEP_THREADS_IDLE = { session: { intra_op: { allow_spinning: "0" } } };

/** ONNX Runtime's severities: 2 prints warnings, 4 only what ends the process. */
const PRINT_WARNINGS = 2;
const PRINT_FATAL = 4;

const CPU = "cpu";

/**
 * Hands a model's bytes to ONNX Runtime. Providers that this build of it does not have are left out, and the `logger`
 * is told so, as long as another one remains.
 *
 * @throws {PlateError} `ERR_MODEL_FORMAT` where the runtime cannot load the model at all; `ERR_SESSION_PROVIDER` where
 *   it could on the CPU, but not on the providers asked for.
 */
export async function createSession(bundle: ModelBundle, options: ResolvedSessionOptions): Promise<InferenceSession> {
  // Loaded here and not above: listing or checking bundles must not start the native runtime.
  const runtime = await import("onnxruntime-node");
  const providers = knownProviders(runtime, bundle, options);
  try {
    return await create(runtime, bundle, { ...options, executionProviders: providers });
  } catch (cause) {
    const others = providers.map(nameOf).filter((name) => name !== CPU);
    if (others.length > 0 && (await loadsOnCpu(runtime, bundle, options))) {
      throw refuseProviders(bundle, { names: others, got: JSON.stringify(reason(cause)), runtime, cause });
    }
    const { manifest, origin } = bundle;
    throw new PlateError("ERR_MODEL_FORMAT", `Cannot open model ${manifest.id} (${origin}): ${reason(cause)}`, {
      cause,
    });
  }
}

function create({ InferenceSession }: Runtime, { model }: ModelBundle, options: ResolvedSessionOptions) {
  return InferenceSession.create(model, {
    executionProviders: options.executionProviders,
    intraOpNumThreads: options.threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    extra: KEEP_THREADS_IDLE,
    logSeverityLevel: options.logger === undefined ? PRINT_FATAL : PRINT_WARNINGS,
  });
}

/** Left to itself, the runtime drops a provider it does not know with a line on the console. */
function knownProviders(runtime: Runtime, bundle: ModelBundle, options: ResolvedSessionOptions): Provider[] {
  const { executionProviders: wanted, logger } = options;
  const names = namesOf(runtime);
  const known = wanted.filter((provider) => names.includes(nameOf(provider)));
  const unknown = wanted.map(nameOf).filter((name) => !names.includes(name));
  if (known.length === 0) throw refuseProviders(bundle, { names: unknown, got: "none of them", runtime });
  if (unknown.length > 0) {
    const left = known.map(nameOf).join(", ");
    logger?.warn(`Model ${bundle.manifest.id} runs on ${left}: ONNX Runtime has no ${unknown.join(", ")} here`);
  }
  return known;
}

/** Tells whether the providers or the model are to blame; asked only once opening has failed. */
async function loadsOnCpu(runtime: Runtime, bundle: ModelBundle, options: ResolvedSessionOptions): Promise<boolean> {
  try {
    await (await create(runtime, bundle, { ...options, executionProviders: [CPU] })).release();
    return true;
  } catch {
    return false;
  }
}

interface ProviderProblem {
  readonly names: readonly string[];
  readonly got: string;
  readonly runtime: Runtime;
  readonly cause?: unknown;
}

function refuseProviders({ manifest }: ModelBundle, { names, got, runtime, cause }: ProviderProblem): PlateError {
  const wanted = `executionProviders must be among ${namesOf(runtime).join(", ")} and work on this machine`;
  const message = `Cannot open model ${manifest.id} on ${names.join(", ")}: ${wanted}, got ${got}`;
  return new PlateError("ERR_SESSION_PROVIDER", message, { cause });
}

function namesOf(runtime: Runtime): string[] {
  return runtime.listSupportedBackends().map(({ name }) => name);
}

function nameOf(provider: Provider): string {
  return typeof provider === "string" ? provider : provider.name;
}

function reason(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).trim();
}
