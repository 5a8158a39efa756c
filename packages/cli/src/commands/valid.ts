import type { CliContext } from "../cli-context.ts";
import type { ExitCode } from "../exit-code.ts";
import { measureTask } from "../valid/measure-task.ts";
import type { TaskWork } from "../valid/measure-task.ts";
import { openOcrTask } from "../valid/open-ocr-task.ts";
import { openPipelineTask } from "../valid/open-pipeline-task.ts";
import { openSegmentTask } from "../valid/open-segment-task.ts";
import { planOutputs } from "../valid/plan-outputs.ts";
import { refuseData } from "../valid/refuse-data.ts";
import type { ValidEntry } from "../valid/valid-entry.ts";
import { checkTaskOptions, parseValidRequest } from "../valid/valid-request.ts";
import type { ValidRequest } from "../valid/valid-request.ts";
import type { TaskName, ValidTask } from "../valid/valid-task.ts";
import type { ChosenModels } from "./choose-models.ts";
import { chooseTask } from "./choose-task.ts";
import type { CommandRun } from "./command-spec.ts";
import { loadTaskModels } from "./load-task-models.ts";

/** `lpr valid`: measures models on labelled data; a row that cannot be measured counts as wrong and is named. */
export const runValid: CommandRun = async (options, context) => {
  const request = parseValidRequest(options);
  const name = await chooseTask(request.annotations, request.task).catch(refuseData);
  checkTaskOptions(options, name);
  const outputs = await planOutputs(request);
  return RUNS[name]({ request, outputs, context });
};

/** The tasks, each with results of its own kind from its data to its report. */
const RUNS: Readonly<Record<TaskName, (work: TaskWork) => Promise<ExitCode>>> = {
  ocr: (work) => run("ocr", openOcrTask, work),
  pipeline: (work) => run("pipeline", openPipelineTask, work),
  segment: (work) => run("segment", openSegmentTask, work),
};

type OpenTask<Entry extends ValidEntry> = (
  request: ValidRequest,
  models: ChosenModels,
  context: CliContext,
) => Promise<ValidTask<Entry>>;

/** Opens the models of a task, looks through its data, and measures it. */
async function run<Entry extends ValidEntry>(name: TaskName, open: OpenTask<Entry>, work: TaskWork): Promise<ExitCode> {
  const { request, context } = work;
  const models = await loadTaskModels(name, request.models);
  await using task = await open(request, models, context).catch(refuseData);
  return await measureTask(task, work);
}
