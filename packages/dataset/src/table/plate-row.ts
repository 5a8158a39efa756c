import type { BoundingBox, Quad } from "@platekit/core/geometry";

/** One labelled plate of a table. */
export interface PlateRow {
  /** Where the row starts, the header being line 1. */
  readonly line: number;
  /** As the table writes it. */
  readonly imagePath: string;
  /** `imagePath` from the folder the table lies in, or as it is where absolute. */
  readonly path: string;
  /** As the table writes it: `NA`, `NULL` and `0123` are texts, and nothing is the empty text. */
  readonly text: string;
  /** Country or state; absent where the cell is empty. */
  readonly region?: string;
  /** Source pixels; around `quad` where the table has corners only. */
  readonly box?: BoundingBox;
  /** Source pixels. */
  readonly quad?: Quad;
}

/** The columns a table of plates cannot do without. */
export const NEEDED_COLUMNS = ["image_path", "plate_text"] as const;
export const BOX_COLUMNS = ["xmin", "ymin", "xmax", "ymax"] as const;
export const QUAD_COLUMNS = ["x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"] as const;
export const REGION_COLUMNS = ["plate_region", "region"] as const;
