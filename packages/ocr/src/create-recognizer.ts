import type { PlateText, RasterImage, Recognizer, RunOptions } from "@platekit/core";
import { parseOptions, PlateError } from "@platekit/core/errors";
import { openSession, packInput } from "@platekit/core/onnx";
import type { ModelBundle, ModelOutputs, ModelSession, ModelSource } from "@platekit/core/onnx";
import type { z } from "zod";
import type { RecognizerAdapter, RecognizerManifest } from "./adapter.ts";
import { dropUnsureChars } from "./drop-unsure-chars.ts";
import { createFormatPrior } from "./formats/format-prior.ts";
import { loadRecognizerBundle } from "./load-recognizer-bundle.ts";
import { CreateRecognizerOptionsSchema } from "./options.ts";
import { recognizerAdapter } from "./recognizer-adapter.ts";

/** What `createRecognizer` takes. */
export interface CreateRecognizerOptions extends z.input<typeof CreateRecognizerOptionsSchema> {
  /** Where the model lies, or the model as loaded. */
  readonly model: ModelSource | ModelBundle;
}

/** What a recogniser read, beside the numbers it was read from. */
export interface TracedTexts {
  /** As `recognize` gives them. */
  readonly texts: readonly PlateText[];
  /** The network's answer as it came, the batch in the order of the plates; absent where there were none to run. */
  readonly outputs?: ModelOutputs;
}

/** A recogniser that shows its work, for who measures it. */
export interface TraceableRecognizer extends Recognizer {
  readonly manifest: RecognizerManifest;
  /** As `recognize`, with the network's answer of the same run: score rows before pads, formats and limits. */
  trace(plates: readonly RasterImage[], options?: RunOptions): Promise<TracedTexts>;
}

/**
 * Opens a model that reads flat plates. `recognize` packs all plates into one batch, as the model's manifest says, and
 * runs the network once (one by one only where the model fixes its batch to 1). No plates are no run and give `[]`.
 * It tells `onProgress` nothing: whoever calls it knows when it starts and ends.
 *
 * Whoever creates a recognizer disposes of it: `await using recognizer = await createRecognizer({ model })`.
 *
 * @throws TypeError where an option is unknown or of the wrong kind.
 * @throws PlateError `ERR_MODEL_CONFIG` where the model does not read plates; whatever loading and opening throws.
 *   `recognize` throws `ERR_MODEL_SIGNATURE` where the network's answer is not what the manifest says, and
 *   `ERR_SESSION_RUN` or `ERR_SESSION_CLOSED`.
 */
export async function createRecognizer({ model, ...options }: CreateRecognizerOptions): Promise<TraceableRecognizer> {
  const { onProgress, signal, logger, threads, executionProviders, formats, ...decoding } = parseOptions(
    CreateRecognizerOptionsSchema,
    options,
    "create recognizer",
  );
  const bundle = await loadRecognizerBundle(model, { signal, logger });
  const prior = formats && createFormatPrior(formats);
  const adapter = recognizerAdapter(bundle.manifest, { ...decoding, prior });
  const session = await openSession(bundle, { signal, logger, threads, executionProviders });
  try {
    onProgress?.({ stage: "model-open", model: bundle.manifest.id });
  } catch (error) {
    await session.close();
    throw error;
  }

  async function trace(plates: readonly RasterImage[], run: RunOptions = {}): Promise<TracedTexts> {
    run.signal?.throwIfAborted();
    if (plates.length === 0) return { texts: [] };
    const outputs = await runOn(session, plates, run);
    const texts = decode(adapter, session, outputs);
    return { texts: texts.map((text) => dropUnsureChars(text, decoding.minCharConfidence)), outputs };
  }

  return {
    manifest: bundle.manifest,
    trace,
    recognize: async (plates, run) => (await trace(plates, run)).texts,
    [Symbol.asyncDispose]: () => session.close(),
  };
}

type RecognizerSession = ModelSession<RecognizerManifest>;

function runOn(session: RecognizerSession, plates: readonly RasterImage[], { signal }: RunOptions) {
  const { tensor } = packInput(plates, session.manifest.input);
  return session.run(tensor, { signal });
}

function decode(adapter: RecognizerAdapter, { manifest }: RecognizerSession, outputs: ModelOutputs) {
  try {
    return adapter.decode(outputs);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `Cannot read the answer of model ${manifest.id} (family ${manifest.family}): ${reason}`;
    throw new PlateError("ERR_MODEL_SIGNATURE", message, { cause });
  }
}
