/** How likely each cell shows a plate: [0, 1], row-major, `data.length = width × height`. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** One byte a cell, 1 inside and 0 outside, row-major. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Where a map lies in the photo: `source = offset + scale × map`, both in pixel-centre coordinates.
 * A map cell of 4×4 source pixels at the origin has scale 4 and offset 1.5.
 */
export interface MapPlacement {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly scaleX: number;
  readonly scaleY: number;
}
