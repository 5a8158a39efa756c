import type { FormatsChoice } from "platekit";
import { parseFormats } from "../arguments/parse-formats.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { parseReadingLimits } from "../arguments/reading-limits.ts";
import type { ReadingLimits } from "../arguments/reading-limits.ts";
import { parseSharedOptions } from "../arguments/shared-options.ts";
import type { SharedOptions } from "../arguments/shared-options.ts";
import { checkNoneEmpty } from "../inputs/check-none-empty.ts";
import { UsageError } from "../usage-error.ts";

/** What `lpr read` was asked to do. */
export interface ReadRequest {
  readonly sources: readonly string[];
  readonly format: "table" | "json" | "ndjson";
  readonly draw: string | undefined;
  readonly crops: string | undefined;
  readonly models: readonly string[];
  readonly limits: ReadingLimits;
  readonly formats: FormatsChoice | undefined;
  readonly overwrite: boolean;
  readonly recursive: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly shared: SharedOptions;
}

/** @throws {UsageError} where the options do not go together or are out of their range. */
export function parseReadRequest(options: ParsedOptions): ReadRequest {
  if (options.positionals.length === 0) throw new UsageError("A photo is wanted: a file, a folder, a pattern or -");
  checkNoneEmpty(options.positionals);
  if (options.has("json") && options.has("ndjson")) throw new UsageError("Only one may be given: --json or --ndjson");
  const json = options.has("json") ? "json" : "table";
  return {
    sources: options.positionals,
    format: options.has("ndjson") ? "ndjson" : json,
    draw: options.value("draw"),
    crops: options.value("crops"),
    models: options.values("model"),
    limits: parseReadingLimits(options),
    formats: parseFormats(options),
    overwrite: options.has("overwrite"),
    recursive: options.has("recursive"),
    quiet: options.has("quiet"),
    color: !options.has("no-color"),
    shared: parseSharedOptions(options),
  };
}
