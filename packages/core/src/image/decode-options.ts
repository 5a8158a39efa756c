import { z } from "zod";

const MEGABYTE = 1_000_000;
const MEGAPIXEL = 1_000_000;

/** What every call that opens a picture accepts. */
export const DecodeOptionsSchema = z.strictObject({
  /** Most pixels (width × height) a picture may have; looked up in its header, before it is decoded. */
  maxPixels: z
    .int()
    .positive()
    .default(50 * MEGAPIXEL),
  /** Longest file, in bytes; looked up before it is read. */
  maxBytes: z
    .int()
    .positive()
    .default(25 * MEGABYTE),
  /**
   * What becomes of transparency: `flatten` blends it over white, which is what a viewer shows;
   * `drop` ignores it, which is what OpenCV's `imread` does.
   */
  alpha: z.enum(["flatten", "drop"]).default("flatten"),
  /**
   * What makes a damaged file an error. `warning` refuses any sign of damage; `error` lets files pass
   * that the decoder complains about and can still show. A file cut short is refused by both.
   */
  failOn: z.enum(["warning", "error"]).default("warning"),
  /** Stops the work between two steps; the call rejects with `signal.reason`. */
  signal: z.instanceof(AbortSignal).optional(),
});

export type DecodeOptions = z.input<typeof DecodeOptionsSchema>;
export type ResolvedDecodeOptions = z.output<typeof DecodeOptionsSchema>;
