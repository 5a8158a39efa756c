import type { FormatsChoice } from "platekit";
import { parseChoice } from "../arguments/parse-choice.ts";
import { parseFormats } from "../arguments/parse-formats.ts";
import { parseModels } from "../arguments/model-options.ts";
import type { ModelArgument } from "../arguments/model-options.ts";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { parseReadingLimits, READING_LIMIT_OPTIONS } from "../arguments/reading-limits.ts";
import type { ReadingLimits } from "../arguments/reading-limits.ts";
import { parseSharedOptions } from "../arguments/shared-options.ts";
import type { SharedOptions } from "../arguments/shared-options.ts";
import { parseTrim } from "../arguments/trim-option.ts";
import { UsageError } from "../usage-error.ts";
import { VALID_DEFAULTS } from "./valid-defaults.ts";
import { TASK_NAMES } from "./valid-task.ts";
import type { TaskName } from "./valid-task.ts";

/** What `lpr valid` was asked to do. */
export interface ValidRequest {
  /** A table, or a folder with `images/` and `masks/`. */
  readonly annotations: string;
  /** Told by the data where absent. */
  readonly task: TaskName | undefined;
  readonly models: readonly ModelArgument[];
  readonly batchSize: number;
  readonly trim: number;
  readonly formats: FormatsChoice | undefined;
  readonly negatives: readonly string[];
  readonly skipBadLabels: boolean;
  /** `-` is stdout. */
  readonly json: string | undefined;
  readonly csv: string | undefined;
  readonly html: string | undefined;
  readonly minPlateAcc: number | undefined;
  readonly minObjectRecall: number | undefined;
  /** Which readings are told at all; task pipeline. */
  readonly limits: ReadingLimits;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly shared: SharedOptions;
}

/** More rows of a batch mean than any table has. */
const LARGEST_BATCH = 1e6;

/** @throws {UsageError} where the options do not go together or are out of their range. */
export function parseValidRequest(options: ParsedOptions): ValidRequest {
  const annotations = options.value("annotations");
  const [stray] = options.positionals;
  if (stray !== undefined) throw new UsageError(`No inputs are wanted, got ${stray}; the data goes to --annotations`);
  if (annotations === undefined || annotations === "") {
    throw new UsageError("Labels are wanted: --annotations FILE.csv, or --annotations DIR with images/ and masks/");
  }
  const request = {
    annotations,
    task: parseChoice(options, "task", TASK_NAMES),
    models: parseModels(options),
    batchSize:
      parseNumber(options, "batch-size", { min: 1, max: LARGEST_BATCH, whole: true }) ?? VALID_DEFAULTS.batchSize,
    trim: parseTrim(options),
    formats: parseFormats(options),
    negatives: options.values("negatives"),
    skipBadLabels: options.has("skip-bad-labels"),
    json: options.value("json"),
    csv: options.value("csv"),
    html: options.value("html"),
    minPlateAcc: parseNumber(options, "min-plate-acc", { min: 0, max: 1 }),
    minObjectRecall: parseNumber(options, "min-object-recall", { min: 0, max: 1 }),
    limits: parseReadingLimits(options),
    resume: options.has("resume"),
    overwrite: options.has("overwrite"),
    quiet: options.has("quiet"),
    color: !options.has("no-color"),
    shared: parseSharedOptions(options),
  };
  for (const name of ["csv", "html"] as const) {
    if (request[name] === "-") throw new UsageError(`Option --${name} must be a file; only --json goes to stdout (-)`);
  }
  return request;
}

/** Options that mean something to some tasks only. */
const BELONGS: Readonly<Record<string, readonly TaskName[]>> = {
  "batch-size": ["ocr"],
  trim: ["ocr"],
  formats: ["ocr", "pipeline"],
  negatives: ["pipeline"],
  "skip-bad-labels": ["ocr", "pipeline"],
  "min-plate-acc": ["ocr", "pipeline"],
  "min-object-recall": ["segment"],
  ...Object.fromEntries(READING_LIMIT_OPTIONS.map(({ name }) => [name, ["pipeline"] as const])),
};

/**
 * An option that would do nothing is a misunderstanding.
 *
 * @throws {UsageError} where one was given to a task that knows nothing of it.
 */
export function checkTaskOptions(options: ParsedOptions, task: TaskName): void {
  for (const [name, tasks] of Object.entries(BELONGS)) {
    if (!options.has(name) || tasks.includes(task)) continue;
    throw new UsageError(`Option --${name} belongs to task ${tasks.join(" or ")}, got task ${task}`);
  }
}
