import { z } from "zod";

const margins = z.array(z.number().min(0).max(0.5)).min(1).max(8);

const LooksSchema = z.strictObject({
  /** A text less probable than this is in doubt, in [0, 1]. */
  below: z.number().min(0).max(1).default(0.7),
  /** Margins of the further looks, one look each, as shares of the plate's width and height, in [0, 0.5]. */
  margins: margins.default([0.02, 0.08]),
  /** Those of a plate whose characters reach over the border of the first look, however sure its text is. */
  wideMargins: margins.default([0.12, 0.2]),
});

/** When a plate is read again, and how; `off` takes the first reading as it is. */
export const ReadAgainSchema = z.union([z.literal("off"), LooksSchema]).default(LooksSchema.parse({}));

export type ReadAgainOptions = z.input<typeof ReadAgainSchema>;
