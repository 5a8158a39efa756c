import { z } from "zod";

export const RectifierOptionsSchema = z.strictObject({
  /**
   * What the flat image shows beyond the plate on every side, as a share of the plate's width (left, right) and height
   * (top, bottom), in [0, 0.5]. A little is better than none: a border cut into a character cannot be read.
   */
  margin: z.number().min(0).max(0.5).default(0.04),
  /**
   * Smaller plates are drawn larger, up to this width in pixels, margin included, so that the recogniser's own resize
   * does not have to enlarge a second time.
   */
  minWidth: z.int().min(8).max(4096).default(256),
  /**
   * Larger plates are drawn smaller, to at most this width and this height in pixels, with anti-aliasing. Recognisers
   * take 128 to 192 columns; 512 read the same plates as 320 in photos and took twice the time.
   */
  maxWidth: z.int().min(8).max(4096).default(320),
  /** `minWidth` never enlarges more than this. */
  maxUpscale: z.number().min(1).max(16).default(4),
});

/** What callers pass. */
export type RectifierOptions = z.input<typeof RectifierOptionsSchema>;
/** What the code uses: every field filled in. */
export type ResolvedRectifierOptions = z.output<typeof RectifierOptionsSchema>;
