import { taskOf } from "@platekit/dataset";
import { UsageError } from "../usage-error.ts";
import type { TaskName } from "../valid/valid-task.ts";

/**
 * The task that labelled data is for: the one asked for, where the data can be that, or what the data tells.
 *
 * @param annotations A table, or a folder with `images/` and `masks/`.
 * @throws {UsageError} where the data cannot be what was asked for.
 * @throws {PlateError} `ERR_DATASET_…` where there is no such data.
 */
export async function chooseTask(annotations: string, asked: TaskName | undefined): Promise<TaskName> {
  const found = await taskOf(annotations);
  if (asked === undefined || asked === found) return found;
  // Boxes do not keep pictures from being plates.
  if (asked === "ocr" && found === "pipeline") return asked;
  throw new UsageError(`Task ${asked} needs ${WANTED[asked]}, got ${annotations}; ${CURES[found]}`);
}

const WANTED: Readonly<Record<TaskName, string>> = {
  ocr: "a table with image_path,plate_text",
  pipeline: "a table that says where plates are (xmin,ymin,xmax,ymax or x1,y1,…,x4,y4)",
  segment: "a folder with images/ and masks/, or a table image_path,mask_path",
};

const CURES: Readonly<Record<TaskName, string>> = {
  ocr: "pictures of single plates are --task ocr",
  pipeline: "photos with boxes are --task pipeline",
  segment: "photos with masks are --task segment",
};
