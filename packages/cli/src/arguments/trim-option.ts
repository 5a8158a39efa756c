import { parseNumber } from "./parse-number.ts";
import type { OptionSpec } from "./option-spec.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** Pictures of one plate are taken as they are. */
export const DEFAULT_TRIM = 0;
/** More is no margin. */
const LARGEST_TRIM = 0.45;

export const TRIM_OPTION: OptionSpec = {
  name: "trim",
  value: "SHARE",
  help: "ocr: cut this share of width and height from each side of a picture first",
};

/** @throws {UsageError} for anything but a share from 0 to 0.45. */
export function parseTrim(options: ParsedOptions): number {
  return parseNumber(options, "trim", { min: 0, max: LARGEST_TRIM }) ?? DEFAULT_TRIM;
}
