import { stat } from "node:fs/promises";
import { guessTask, tableColumns } from "@platekit/dataset";
import type { CliContext } from "../cli-context.ts";
import { UsageError } from "../usage-error.ts";
import { openOcrTask } from "./open-ocr-task.ts";
import { openPipelineTask } from "./open-pipeline-task.ts";
import { openSegmentTask } from "./open-segment-task.ts";
import { loadTaskModels } from "../commands/load-task-models.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { TaskName, ValidTask } from "./valid-task.ts";

/**
 * The task the data is for: masks in a folder, boxes or corners in a table, or pictures of single plates.
 *
 * @throws {UsageError} where `--task` says something the data cannot be.
 * @throws {PlateError} `ERR_DATASET_…` where there is no such table.
 */
export async function chooseTask({ annotations, task }: Pick<ValidRequest, "annotations" | "task">): Promise<TaskName> {
  const isFolder = await stat(annotations).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isFolder && (task === undefined || task === "segment")) return "segment";
  if (isFolder) throw new UsageError(`Task ${task} needs a table (FILE.csv), got the folder ${annotations}`);
  if (task === "segment") {
    throw new UsageError(`Task segment needs a folder with images/ and masks/, got ${annotations}`);
  }
  return task ?? guessTask(await tableColumns(annotations));
}

/** Opens the models of a task and looks through its data. */
export async function openTask(name: TaskName, request: ValidRequest, context: CliContext): Promise<ValidTask> {
  const models = await loadTaskModels(name, request.models);
  const open = { ocr: openOcrTask, pipeline: openPipelineTask, segment: openSegmentTask }[name];
  return open(request, models, context);
}
