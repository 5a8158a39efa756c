import { PlateError } from "@platekit/core/errors";

/** `Cannot read FILE line N: …` */
export function formatError(path: string, line: number, problem: string): PlateError {
  return new PlateError("ERR_DATASET_FORMAT", `Cannot read ${path} line ${line}: ${problem}`);
}
