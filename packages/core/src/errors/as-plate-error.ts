import { PlateError } from "./plate-error.ts";

/**
 * An error as a value, where it is one that a caller may handle: `open(path).catch(asPlateError)`.
 *
 * @throws what came, where it is anything else.
 */
export function asPlateError(error: unknown): PlateError {
  if (PlateError.isInstance(error)) return error;
  throw error;
}
