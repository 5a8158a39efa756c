import { PlateError } from "@platekit/core/errors";
import { UsageError } from "../usage-error.ts";

/** Data that cannot be used is told before anything is done, like an option that cannot. @throws always. */
export function refuseData(error: unknown): never {
  const isData = PlateError.isInstance(error) && error.code.startsWith("ERR_DATASET_");
  throw isData ? new UsageError(error.message, { cause: error }) : error;
}
