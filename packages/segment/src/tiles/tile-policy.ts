import type { SourceSize } from "../look/cut-to-source.ts";
import type { ResolvedSegmenterOptions } from "../options.ts";
import type { TilePlan } from "./plan-tiles.ts";

/** What is known once the whole photo has been looked at. */
export interface FirstLookResult {
  readonly source: SourceSize;
  /** Longer side of the network's nominal input, pixels. */
  readonly inputSide: number;
  /** Plates found so far. */
  readonly found: number;
}

/** Above this the first look misses plates that can be read: 12 megapixels reduced to 512 leave 12 pixels of 95. */
const LARGE_PHOTO = 8e6;
/** A photo reduced by less than this lost nothing that could be read. */
const MIN_REDUCTION = 1.5;
/** A plate must be about this wide to be read, in source pixels, and to be found, in input pixels. */
const READABLE = 48;
const FINDABLE = 20;
/** Tiles along the longer side, overlap left out; bounds the cost: 4 × 3 tiles for a photo of 4 : 3, 4 × 4 for a square. */
const MAX_TILES = 3.35;
const AUTO_OVERLAP = 0.125;

/**
 * Whether to look in tiles after the first look, and in which.
 *
 * `auto` keeps the common case at one first and one second look: a photo up to 8 megapixels in which a plate was found
 * gets no tiles. One with nothing found, reduced for the first look by 1.5 or more, and every larger photo gets tiles
 * in which a plate of 48 source pixels is 20 pixels wide; beyond 4000 pixels plates are taken to grow with the photo.
 * Cost in runs of the nominal input: 2 for 1920 × 1080, 12 for 4000 × 3000, 16 at most. `always` takes the same tiles
 * whatever was found.
 */
export function tilePolicy(tiling: ResolvedSegmenterOptions["tiling"], first: FirstLookResult): TilePlan | undefined {
  if (tiling === "off") return undefined;
  if (typeof tiling === "object") return tiling;
  const { source, inputSide, found } = first;
  const longSide = Math.max(source.width, source.height);
  const isLarge = source.width * source.height > LARGE_PHOTO;
  const isReduced = longSide >= MIN_REDUCTION * inputSide;
  const isDone = tiling === "auto" && found > 0 && !isLarge;
  if (!isReduced || isDone) return undefined;
  const tileSize = Math.max((inputSide * READABLE) / FINDABLE, longSide / MAX_TILES);
  return { tileSize: Math.min(Math.ceil(tileSize), longSide), overlap: AUTO_OVERLAP };
}
