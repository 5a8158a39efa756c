import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { BoundingBox } from "@platekit/core/geometry";

/** A labelled plate in a photo. */
export interface SceneLabel {
  /** As in the file: relative to the folder the file lies in. */
  readonly imagePath: string;
  readonly text: string;
  readonly box: BoundingBox;
  readonly region: string;
}

const RowSchema = z.object({
  image_path: z.string().min(1),
  plate_text: z.string(),
  xmin: z.coerce.number(),
  ymin: z.coerce.number(),
  xmax: z.coerce.number(),
  ymax: z.coerce.number(),
  region: z.string().default("all"),
});

/**
 * Reads `image_path,plate_text,xmin,ymin,xmax,ymax[,region]`, columns by name, boxes in source pixels.
 * Other columns are allowed and ignored.
 */
export async function readSceneAnnotations(path: string): Promise<readonly SceneLabel[]> {
  const rows: unknown[] = parse(await readFile(path), { columns: true, bom: true, skip_empty_lines: true });
  return rows.map((row, index) => {
    const result = RowSchema.safeParse(row);
    if (!result.success) {
      throw new TypeError(`Cannot read ${path} line ${index + 2}: ${z.prettifyError(result.error)}`);
    }
    const { image_path, plate_text, xmin, ymin, xmax, ymax, region } = result.data;
    return { imagePath: image_path, text: plate_text, box: { x0: xmin, y0: ymin, x1: xmax, y1: ymax }, region };
  });
}
