import type { OptionSpec } from "./option-spec.ts";
import { parseNumber } from "./parse-number.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** Which readings are told at all: `lpr read` and what measures it. */
export const READING_LIMIT_OPTIONS: readonly OptionSpec[] = [
  {
    name: "min-evidence",
    value: "P",
    help: "Leave out readings with less evidence than this, 0 to 1: how sure the place is a plate, times how sure its mean character is. Raise it against false alarms",
  },
  {
    name: "min-confidence",
    value: "P",
    help: "Leave out readings whose whole text is less likely right than this, 0 to 1",
  },
  { name: "min-length", value: "N", help: "Leave out readings of fewer characters than this" },
];

/** What `READING_LIMIT_OPTIONS` were given, ready to be spread into options of the library. */
export interface ReadingLimits {
  readonly minEvidence?: number;
  readonly minConfidence?: number;
  readonly minLength?: number;
}

/** No plate is longer. */
const MOST_CHARACTERS = 100;

/** Reads the options above; those not given are absent, so that the library's defaults hold. */
export function parseReadingLimits(options: ParsedOptions): ReadingLimits {
  const minEvidence = parseNumber(options, "min-evidence", { min: 0, max: 1 });
  const minConfidence = parseNumber(options, "min-confidence", { min: 0, max: 1 });
  const minLength = parseNumber(options, "min-length", { min: 1, max: MOST_CHARACTERS, whole: true });
  return {
    ...(minEvidence === undefined ? {} : { minEvidence }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(minLength === undefined ? {} : { minLength }),
  };
}
