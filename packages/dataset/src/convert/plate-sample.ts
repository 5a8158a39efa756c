import type { BoundingBox, Quad } from "@platekit/core/geometry";

/** Plate pixels of one plate: a window of the photo, one byte a pixel, 1 inside, row-major. */
export interface MaskPatch {
  /** Column and row of the window's first pixel. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A character of a plate and where it stands. */
export interface CharBox {
  /** One class of a model; may be several letters (`서울`). */
  readonly label: string;
  readonly box: BoundingBox;
}

/**
 * What is known of a plate; whatever a format cannot say is absent. A plate without box, quad and mask is the whole
 * picture. Coordinates are pixels from the picture's corner, as label files have them: a box from 10 to 20 covers
 * pixels 10 to 19.
 */
export interface SamplePlate {
  readonly text?: string;
  /** Country or state. */
  readonly region?: string;
  readonly box?: BoundingBox;
  /** Clockwise from the plate's own top left. */
  readonly quad?: Quad;
  readonly mask?: MaskPatch;
  /** In reading order. */
  readonly chars?: readonly CharBox[];
}

/** A picture and its plates: what all formats are converted through. */
export interface PlateSample {
  /** Absolute path of the picture. */
  readonly image: string;
  /** Its place below the data folder, with `/`. */
  readonly name: string;
  /** Held upright. */
  readonly width: number;
  readonly height: number;
  readonly plates: readonly SamplePlate[];
}

/** What a format may be able to say of a plate. */
export const PLATE_FIELDS = ["text", "region", "box", "quad", "mask", "chars"] as const;

export type PlateField = (typeof PLATE_FIELDS)[number];
