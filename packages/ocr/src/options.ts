import type { RunOptions } from "@platekit/core";
import { SessionOptionsSchema } from "@platekit/core/onnx";
import { z } from "zod";

/** More than this is a mistake, not a wish. */
const LARGEST_COUNT = 1000;

/** How a network's answer is read. */
export const RecognizerOptionsSchema = z.strictObject({
  /** What becomes of the pads of a slots model: see `PadRemoval`. */
  padRemoval: z.enum(["trailing", "everywhere", "none"]).default("trailing"),
  /** How a CTC model is read: the most probable text (`beam`), or the text of the single best path (`greedy`). */
  decoder: z.enum(["beam", "greedy"]).default("beam"),
  /** Beginnings of texts the beam keeps from step to step. */
  beamWidth: z.int().positive().max(LARGEST_COUNT).default(8),
  /** How many texts of the whole plate to tell at most, best first; `greedy` knows only one. */
  alternatives: z.int().nonnegative().max(LARGEST_COUNT).default(5),
  /**
   * Drop a character whose probability is below this, in [0, 1]. The text gets shorter and the dropped character no
   * longer lowers the plate's confidence: to refuse unsure plates, compare the confidence instead.
   * `alternatives` are not touched.
   */
  minCharConfidence: z.number().min(0).max(1).default(0),
});
export type RecognizerOptions = z.input<typeof RecognizerOptionsSchema>;
export type ResolvedRecognizerOptions = z.output<typeof RecognizerOptionsSchema>;

/** All that `createRecognizer` takes besides the model: how to read, how to run, whom to tell. */
export const CreateRecognizerOptionsSchema = z.strictObject({
  ...RecognizerOptionsSchema.shape,
  ...SessionOptionsSchema.shape,
  /** Hears `model-open` once the model is ready. */
  onProgress: z.custom<NonNullable<RunOptions["onProgress"]>>((value) => typeof value === "function").optional(),
});
