export { asPlateError } from "./as-plate-error.ts";
export { describeProblem } from "./describe-problem.ts";
export { editDistance } from "./edit-distance.ts";
export { parseOptions } from "./parse-options.ts";
export { PLATE_ERROR_CODES, PlateError } from "./plate-error.ts";
export type { PlateErrorCode } from "./plate-error.ts";
