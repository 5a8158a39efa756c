import type { Point } from "./point.ts";

/** Corners of a plate, clockwise on screen, starting at the plate's own top-left. */
export type Quad = readonly [tl: Point, tr: Point, br: Point, bl: Point];
