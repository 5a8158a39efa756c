export { applyHomography } from "./homography.ts";
export type { Homography } from "./homography.ts";
export type { BoundingBox, Point, Polygon } from "./point.ts";
export type { Quad } from "./quad.ts";
