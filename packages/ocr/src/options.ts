import type { RunOptions } from "@platekit/core";
import { SessionOptionsSchema } from "@platekit/core/onnx";
import { z } from "zod";
import { CountryFormatSchema } from "./formats/country-format.ts";

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
   * Drop a character whose probability is below this, in [0, 1]. The text gets shorter; the plate's confidence stays that
   * of the whole text, and `alternatives` are not touched. To refuse unsure plates, compare the confidence instead.
   */
  minCharConfidence: z.number().min(0).max(1).default(0),
});
export type RecognizerOptions = z.input<typeof RecognizerOptionsSchema>;
export type ResolvedRecognizerOptions = z.output<typeof RecognizerOptionsSchema>;

/** Countries whose registration formats are expected. */
export const FormatOptionsSchema = z.strictObject({
  /** Their shares follow their numbers of vehicles. */
  countries: z.array(CountryFormatSchema).min(1).readonly(),
  /** Share of plates expected to follow none of these formats, in (0, 1]: the larger, the less the formats say. */
  freeShare: z.number().gt(0).max(1),
});
export type FormatOptions = z.input<typeof FormatOptionsSchema>;

/** All that `createRecognizer` takes besides the model: how to read, how to run, whom to tell. */
export const CreateRecognizerOptionsSchema = z.strictObject({
  ...RecognizerOptionsSchema.shape,
  ...SessionOptionsSchema.shape,
  /** Lets the formats of countries choose where the image leaves a doubt; without it the network alone decides. */
  formats: FormatOptionsSchema.optional(),
  /** Hears `model-open` once the model is ready. */
  onProgress: z.custom<NonNullable<RunOptions["onProgress"]>>((value) => typeof value === "function").optional(),
});
