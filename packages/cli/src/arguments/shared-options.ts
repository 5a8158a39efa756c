import { parseNumber } from "./parse-number.ts";
import type { OptionSpec } from "./option-spec.ts";
import type { ParsedOptions } from "./parse-options.ts";

export const RECURSIVE_OPTION: OptionSpec = {
  name: "recursive",
  short: "r",
  help: "Look into the subfolders of folders too",
};

export const THREADS_OPTION: OptionSpec = {
  name: "threads",
  value: "N",
  help: "Threads for the networks (default: up to 4)",
};

export const LIMIT_OPTIONS: readonly OptionSpec[] = [
  { name: "max-pixels", value: "N", help: "Refuse photos of more pixels than this" },
  { name: "max-bytes", value: "N", help: "Refuse files of more bytes than this" },
];

/** What `LIMIT_OPTIONS` were given, ready to be spread into options of the library. */
export interface PhotoLimits {
  readonly maxPixels?: number;
  readonly maxBytes?: number;
}

/** What `THREADS_OPTION` and `LIMIT_OPTIONS` were given, ready to be spread into options of the library. */
export interface SharedOptions extends PhotoLimits {
  readonly threads?: number;
}

/** Reads the options above; those not given are absent, so that the library's defaults hold. */
export function parseSharedOptions(options: ParsedOptions): SharedOptions {
  const threads = parseNumber(options, "threads", { min: 1, max: 1024, whole: true });
  return { ...(threads === undefined ? {} : { threads }), ...parseLimits(options) };
}

/** As `parseSharedOptions`, for `LIMIT_OPTIONS` alone. */
export function parseLimits(options: ParsedOptions): PhotoLimits {
  const maxPixels = parseNumber(options, "max-pixels", { min: 1, max: Number.MAX_SAFE_INTEGER, whole: true });
  const maxBytes = parseNumber(options, "max-bytes", { min: 1, max: Number.MAX_SAFE_INTEGER, whole: true });
  return {
    ...(maxPixels === undefined ? {} : { maxPixels }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}
