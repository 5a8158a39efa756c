export { describeProblem } from "./describe-problem.ts";
export { parseOptions } from "./parse-options.ts";
export { PLATE_ERROR_CODES, PlateError } from "./plate-error.ts";
export type { PlateErrorCode } from "./plate-error.ts";
