import type { PlateReaderStages, RunOptions } from "@platekit/core";
import { createRecognizer } from "@platekit/ocr";
import { createRectifier } from "@platekit/rectify";
import { loadFormats } from "./formats/load-formats.ts";
import { loadModel } from "./models/load-model.ts";
import { openSegmenter } from "./open-segmenter.ts";
import { sessionOptions } from "./options.ts";
import type { ResolvedReaderOptions } from "./options.ts";

/** The three stages with their models open. */
export interface OpenStages extends PlateReaderStages, AsyncDisposable {
  warmup(): Promise<void>;
}

/** Opens both models side by side; where one fails, the other is closed again. */
export async function openStages(options: ResolvedReaderOptions, run: RunOptions): Promise<OpenStages> {
  const rectifier = createRectifier(options.rectify);
  const [segmenting, recognizing] = await Promise.allSettled([
    openSegmenter(options, options.segment, run),
    openRecognizer(options, run),
  ]);
  if (segmenting.status === "rejected" || recognizing.status === "rejected") {
    await closeAll([segmenting, recognizing]);
    throw segmenting.status === "rejected" ? segmenting.reason : firstReason(recognizing);
  }
  const segmenter = segmenting.value;
  const recognizer = recognizing.value;
  return {
    segmenter,
    rectifier,
    recognizer,
    warmup: async () => {
      await segmenter.warmup();
      await recognizer.recognize([GRAY_PLATE]);
    },
    [Symbol.asyncDispose]: () => closeAll([segmenting, recognizing]),
  };
}

/** A plate without text, for warming up. */
const GRAY_PLATE = { width: 96, height: 32, channels: 3, data: new Uint8Array(96 * 32 * 3).fill(128) } as const;

async function openRecognizer(options: ResolvedReaderOptions, run: RunOptions) {
  const session = sessionOptions(options, run);
  const formats = loadFormats(options.formats);
  const model = await loadModel(options.recognizer, { logger: options.logger, signal: run.signal });
  return createRecognizer({ ...options.recognize, ...session, formats, model, onProgress: run.onProgress });
}

/** Closes all that was opened, also where closing one fails; then tells of that failure. */
async function closeAll(opened: readonly PromiseSettledResult<AsyncDisposable>[]): Promise<void> {
  const closing = opened.map(async (stage) => {
    if (stage.status === "fulfilled") await stage.value[Symbol.asyncDispose]();
  });
  const failed = (await Promise.allSettled(closing)).find(({ status }) => status === "rejected");
  if (failed !== undefined) throw firstReason(failed);
}

function firstReason(result: PromiseSettledResult<unknown>): unknown {
  return result.status === "rejected" ? result.reason : undefined;
}
