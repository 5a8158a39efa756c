import { dirname, isAbsolute, join } from "node:path";
import type { MaskPair } from "../masks/read-mask-pairs.ts";
import { formatError } from "./format-error.ts";
import { readNamedRecords } from "./read-named-records.ts";

const COLUMNS = ["image_path", "mask_path"] as const;

/**
 * Reads pairs of photo and mask, `image_path,mask_path`, both from the folder the table lies in, or absolute. A pair is
 * called as its photo is written.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, or `ERR_DATASET_FORMAT` with the line, also where a photo comes again.
 */
export async function readMaskTable(path: string): Promise<readonly MaskPair[]> {
  const place = (name: string): string => (isAbsolute(name) ? name : join(dirname(path), name));
  const pairs: MaskPair[] = [];
  const lines = new Map<string, number>();
  for await (const record of readNamedRecords(path, COLUMNS)) {
    const { line } = record;
    const empty = COLUMNS.find((column) => record.field(column) === "");
    if (empty !== undefined) throw formatError(path, line, `${empty} must name a picture, got an empty field`);
    const image = place(record.field("image_path"));
    const first = lines.get(image);
    if (first !== undefined) {
      throw formatError(path, line, `a photo must have one mask, got it on line ${first} already`);
    }
    lines.set(image, line);
    pairs.push({ name: record.field("image_path"), image, mask: place(record.field("mask_path")) });
  }
  return pairs;
}
