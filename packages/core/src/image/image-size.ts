/** Columns and rows, whole numbers ≥ 1. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}
