/** A position in image pixels: x right, y down; pixel centres sit at whole numbers. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners in order, closed without repeating the first one. */
export type Polygon = readonly Point[];

/** An axis-aligned box in image pixels; `x0 ≤ x1`, `y0 ≤ y1`, borders included in the box. */
export interface BoundingBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
