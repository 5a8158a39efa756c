import { z } from "zod";

const share = z.number().min(0).max(1);
const openShare = z.number().gt(0).lt(1);

/** Look at large photos in overlapping pieces too. */
const TilesSchema = z.strictObject({
  /** Side of a square tile in source pixels. */
  tileSize: z.int().min(64),
  /** Share of a tile that its neighbour sees too, in [0, 0.5]. */
  overlap: z.number().min(0).max(0.5).default(0.125),
});

const SecondLookSchema = z.strictObject({
  /** Keep what the first look saw and the second does not, with the outline of the first: recall before precision. */
  keepUnconfirmed: z.boolean().default(false),
  /** How likely a cell must be in the first look to be worth a second one, as a share of `maskThreshold`. */
  candidateShare: z.number().gt(0).max(1).default(0.5),
});

/**
 * Where the segmenter stands between missing plates and seeing too many.
 * The defaults are for reading. For masking, where a missed plate costs more than a wrong one, pass `maskThreshold: 0.2,
 * minScore: 0, minArea: 0, maxAspect: 1e6, secondLook: { keepUnconfirmed: true }, tiling: "always"`.
 */
export const SegmenterOptionsSchema = z.strictObject({
  /** A cell above this is plate, a probability in (0, 1); the model's own threshold where absent. */
  maskThreshold: openShare.optional(),
  /** Leave out regions whose score is below this, in [0, 1]; the model's own limit where absent. */
  minScore: share.optional(),
  /** Leave out regions smaller than this, in source pixels²; 120 is a plate of 24 × 5, too small to read. */
  minArea: z.number().min(0).default(120),
  /**
   * Leave out regions longer than this, length over height. A plate 4.7 times as long as high, seen at 70° to its
   * normal, is 14 times as long; what is longer is an edge, a kerb or a line on the road.
   */
  maxAspect: z.number().min(1).default(15),
  /** Return at most this many regions, the best ones. */
  maxRegions: z.int().positive().default(64),
  /** Divide regions in which plates touch. */
  splitTouching: z.boolean().default(true),
  /** Look again, closer, at what the first look found; `off` takes the first look as it is. */
  secondLook: z.union([z.literal("off"), SecondLookSchema]).default(SecondLookSchema.parse({})),
  /**
   * `auto` looks in tiles where the first look found nothing and the photo was much reduced for it, and in photos
   * above 8 megapixels; `always` looks in the same tiles whatever was found, so that a large plate does not hide small
   * ones; an object looks in tiles of its size, after the first look.
   */
  tiling: z.union([z.enum(["auto", "always", "off"]), TilesSchema]).default("auto"),
});

export type SegmenterOptions = z.input<typeof SegmenterOptionsSchema>;
export type ResolvedSegmenterOptions = z.output<typeof SegmenterOptionsSchema>;
