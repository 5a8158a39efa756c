import { statIfThere } from "../files/stat-path.ts";
import { readMaskPairs } from "../masks/read-mask-pairs.ts";
import type { MaskPairs } from "../masks/read-mask-pairs.ts";
import { readMaskTable } from "./read-mask-table.ts";

/**
 * Photos and their masks: of a folder with `images/` and `masks/`, or of a table `image_path,mask_path`, as a split
 * writes it. Files that a table names and that are not there are found when they are opened.
 *
 * @throws {PlateError} `ERR_DATASET_…` as `readMaskPairs` and `readMaskTable`.
 */
export async function loadMaskPairs(path: string): Promise<MaskPairs> {
  const stats = await statIfThere(path);
  return stats?.isFile() === true ? { pairs: await readMaskTable(path), problems: [] } : readMaskPairs(path);
}
