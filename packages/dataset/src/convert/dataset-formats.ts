import type { DatasetFormat } from "./convert-format.ts";
import { COCO_FORMAT } from "./formats/coco.ts";
import { CROPS_FORMAT } from "./formats/crops.ts";
import { CSV_FORMAT } from "./formats/csv.ts";
import { FIFTYONE_FORMAT } from "./formats/fiftyone.ts";
import { MASKS_FORMAT } from "./formats/masks.ts";
import { OPENALPR_FORMAT } from "./formats/openalpr.ts";
import { OPENIMAGES_FORMAT } from "./formats/openimages.ts";
import { TINYLPR_FORMAT } from "./formats/tinylpr.ts";
import { VOC_FORMAT } from "./formats/voc.ts";

/** Every format that data sets are converted between. */
export const DATASET_FORMATS: readonly DatasetFormat[] = [
  CSV_FORMAT,
  CROPS_FORMAT,
  MASKS_FORMAT,
  COCO_FORMAT,
  VOC_FORMAT,
  TINYLPR_FORMAT,
  OPENALPR_FORMAT,
  OPENIMAGES_FORMAT,
  FIFTYONE_FORMAT,
];

/** @throws {RangeError} for a name that no format has. */
export function findFormat(name: string): DatasetFormat {
  const format = DATASET_FORMATS.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const names = DATASET_FORMATS.map((candidate) => candidate.name).join(", ");
  throw new RangeError(`Cannot convert: format must be one of ${names}, got ${JSON.stringify(name)}`);
}
