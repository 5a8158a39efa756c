import type { CommandRun } from "./command-spec.ts";
import { runPlateOcrView } from "./benchmark-plate-ocr.ts";
import { parseBenchmarkRequest } from "./benchmark-request.ts";
import { runStagesView } from "./benchmark-stages.ts";

/** `lpr benchmark`: how fast this machine reads plates. */
export const runBenchmarkCommand: CommandRun = async (options, context) => {
  const request = parseBenchmarkRequest(options);
  return request.view === "stages" ? runStagesView(request, context) : runPlateOcrView(request, context);
};
