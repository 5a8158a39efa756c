import { resolve } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { loadMaskPairs } from "../table/load-mask-pairs.ts";
import { groupOf } from "./group-rule.ts";
import { writeSides } from "./write-sides.ts";
import type { Place, SplitOptions, SplitSummary } from "./write-sides.ts";

/**
 * As `splitTable`, for photos and masks, of a folder or a table: writes tables with the columns `image_path,mask_path`.
 *
 * @throws {PlateError} also where a photo or mask has no partner: `ERR_DATASET_FORMAT`, naming the first.
 */
export async function splitMasks(path: string, options: SplitOptions): Promise<SplitSummary> {
  const { pairs, problems } = await loadMaskPairs(path);
  const [first] = problems;
  if (first !== undefined) {
    const wanted = "every photo must have one mask and every mask one photo";
    const got = `${first.path}: ${first.message}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ""}`;
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot split ${path}: ${wanted}, got ${got}`);
  }
  const rows = pairs.map(({ name, image, mask }) => {
    const record = { line: 0, fields: [name], field: (column: string) => (column === "image_path" ? name : "") };
    return {
      keys: options.groups.map((rule) => groupOf(rule, record)),
      picture: name,
      write: (place: Place) => [place("", resolve(image)), place("", resolve(mask))],
    };
  });
  return writeSides(rows, ["image_path", "mask_path"], options);
}
