import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** A picture of one plate and what it says. */
export interface CropLabel {
  /** As in the file: relative to the folder the file lies in. */
  readonly imagePath: string;
  readonly text: string;
}

const RowSchema = z.object({ image_path: z.string().min(1), plate_text: z.string() });

/** Reads `image_path,plate_text`, the layout of fast-plate-ocr, columns by name. Other columns are ignored. */
export async function readCropAnnotations(path: string): Promise<readonly CropLabel[]> {
  const rows: unknown[] = parse(await readFile(path), { columns: true, bom: true, skip_empty_lines: true });
  return rows.map((row, index) => {
    const result = RowSchema.safeParse(row);
    if (!result.success) {
      throw new TypeError(`Cannot read ${path} line ${index + 2}: ${z.prettifyError(result.error)}`);
    }
    return { imagePath: result.data.image_path, text: result.data.plate_text };
  });
}
