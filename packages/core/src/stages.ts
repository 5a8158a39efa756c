import type { BoundingBox } from "./geometry/point.ts";
import type { Homography } from "./geometry/homography.ts";
import type { Quad } from "./geometry/quad.ts";
import type { RasterImage } from "./image/pixel-image.ts";
import type { MapPlacement, ProbabilityMap } from "./probability-map.ts";
import type { RunOptions } from "./progress.ts";

/** A place in the photo that shows a plate: the segmenter's answer, not yet a quad. */
export interface PlateRegion {
  /** Mean plate probability over the region's cells, in [0, 1]. */
  readonly score: number;
  /** The neighbourhood of this region alone: cells of other regions are 0. */
  readonly map: ProbabilityMap;
  /** Where `map` lies in the photo. */
  readonly sourceFromMap: MapPlacement;
  /** Cells with a probability above this belong to the region, in (0, 1). */
  readonly maskThreshold: number;
  /** Bounds of the region's cells in the photo, in source pixels. */
  readonly boundingBox: BoundingBox;
}

/** A plate seen from the front. */
export interface RectifiedPlate {
  readonly image: RasterImage;
  /** Corners of the plate itself in the photo, without the margin `image` may show. */
  readonly quad: Quad;
  /** Maps pixels of `image` to pixels of the photo. */
  readonly imageFromPlate: Homography;
  /** Whether something like a character reaches over the left or right border of `image`: the quad is too narrow. */
  readonly inkAtEdge: boolean;
}

/** One of the characters a position could be. */
export interface CharCandidate {
  readonly char: string;
  readonly probability: number;
}

/** A character as read. A label may hold several letters (`서울`). */
export interface CharConfidence extends CharCandidate {
  /** The three most likely labels of this position, best first; fewer where the alphabet is smaller. */
  readonly top3: readonly CharCandidate[];
  /** The class that stands for no character; such are kept only where the recogniser was asked to. */
  readonly isPad?: true;
  /** What the network read here, where a country's format spoke for `char` instead. */
  readonly changedFrom?: string;
}

/** A registration format that a text follows. */
export interface FormatMatch {
  /** ISO 3166-1 alpha-2 of the country, in lower case. */
  readonly code: string;
  /** The pattern in the words of `formats/*.yaml`. */
  readonly pattern: string;
  /** How likely this country is by the text alone, among those whose formats were asked for, in (0.5, 1]. */
  readonly probability: number;
}

/** What the recogniser says of one plate. */
export interface PlateText {
  /** In reading order; empty when nothing was read. */
  readonly chars: readonly CharConfidence[];
  /** The text the network read, where a country's format spoke for another one; see `CharConfidence.changedFrom`. */
  readonly rawText?: string;
  /** How likely the text as a whole is what the plate says, in [0, 1]; of no characters: how likely there are none. */
  readonly probability: number;
  /** Likely texts of the whole plate with their probability: the one told, then the others, best first. */
  readonly alternatives: readonly { readonly text: string; readonly probability: number }[];
  /** Country or state, where the model tells it. */
  readonly region?: { readonly label: string; readonly probability: number };
  /** The format the text follows, where formats were asked for, it follows one, and it is clear whose. */
  readonly format?: FormatMatch;
}

/** Finds plates: image in, regions out, best score first. No plate is `[]`. */
export interface Segmenter extends AsyncDisposable {
  segment(image: RasterImage, options?: RunOptions): Promise<readonly PlateRegion[]>;
}

/** Flattens one region; throws `ERR_QUAD_DEGENERATE` where it has no sensible quad. */
export interface Rectifier {
  rectify(image: RasterImage, region: PlateRegion): RectifiedPlate;
  /**
   * The plate between these corners, with another margin around it.
   *
   * @param margin Share of the plate's width (left, right) and height (top, bottom), in [0, 0.5].
   */
  flatten(image: RasterImage, quad: Quad, margin: number): RasterImage;
}

/** Reads flat plates, all of them in one batch; answers in the order asked. */
export interface Recognizer extends AsyncDisposable {
  recognize(plates: readonly RasterImage[], options?: RunOptions): Promise<readonly PlateText[]>;
}
