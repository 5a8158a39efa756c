import { PlateError } from "./errors/plate-error.ts";
import type { RunOptions } from "./progress.ts";

/** A plate too thin for the network's input (`RangeError`), or scores that are no numbers (`ERR_MODEL_SIGNATURE`). */
export function isMatterOfOnePlate(error: unknown, { signal }: RunOptions): error is Error {
  if (signal?.aborted === true) return false;
  return error instanceof RangeError || (PlateError.isInstance(error) && error.code === "ERR_MODEL_SIGNATURE");
}
