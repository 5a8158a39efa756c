import type { PlateReaderStages, RunOptions } from "@platekit/core";
import { createRectifier } from "@platekit/rectify";
import { openRecognizer } from "./open-recognizer.ts";
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
  const session = { ...sessionOptions(options, run), onProgress: run.onProgress };
  const { segmenter: finds, segment, recognizer: reads, recognize, formats } = options;
  const [segmenting, recognizing] = await Promise.allSettled([
    openSegmenter({ ...session, segmenter: finds, segment }),
    openRecognizer({ ...session, recognizer: reads, recognize, formats }),
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
