import type { BoundingBox } from "@platekit/core/geometry";
import type { PlateRow } from "./plate-row.ts";

/** A labelled plate in a photo. */
export interface SceneRow extends PlateRow {
  readonly box: BoundingBox;
}

/** Why a row is none of a table of scenes, to stand behind `FILE line N: `. */
export const NO_BOX = "must have a box (xmin,ymin,xmax,ymax) or corners (x1,y1,…,x4,y4), got none";

/** Whether a row says where its plate is. */
export function isSceneRow(row: PlateRow): row is SceneRow {
  return row.box !== undefined;
}
