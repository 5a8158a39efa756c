import { extname } from "node:path";
import { LOW_CONFIDENCE } from "@platekit/evaluate";
import type { FormatsChoice } from "platekit";
import { parseChoice } from "../arguments/parse-choice.ts";
import { parseFormats } from "../arguments/parse-formats.ts";
import { parseModels } from "../arguments/model-options.ts";
import type { ModelArgument } from "../arguments/model-options.ts";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { parseSharedOptions } from "../arguments/shared-options.ts";
import type { SharedOptions } from "../arguments/shared-options.ts";
import { parseTrim } from "../arguments/trim-option.ts";
import { checkNoneEmpty } from "../inputs/check-none-empty.ts";
import { UsageError } from "../usage-error.ts";
import { VISUALIZE_DEFAULTS } from "./visualize-defaults.ts";

/** `ocr`: every picture is one plate; `pipeline`: photos, in which plates are found first. */
export type ViewTask = "ocr" | "pipeline";

/** What results are written as. */
export type ViewOutput = { readonly kind: "page" | "sheets" | "folder"; readonly path: string };

/** What `lpr visualize-predictions` was asked to do. */
export interface VisualizeRequest {
  readonly sources: readonly string[];
  readonly annotations: string | undefined;
  /** Told by the table where absent; photos where there is none. */
  readonly task: ViewTask | undefined;
  readonly models: readonly ModelArgument[];
  readonly formats: FormatsChoice | undefined;
  readonly trim: number;
  readonly out: ViewOutput;
  /** Characters less sure than this are marked. */
  readonly lowConfidence: number;
  /** Show only plates with a character less sure than this. */
  readonly filterBelow: number | undefined;
  readonly columns: number;
  readonly rows: number;
  readonly limit: number;
  readonly overwrite: boolean;
  readonly recursive: boolean;
  readonly quiet: boolean;
  readonly shared: SharedOptions;
}

const MOST_COLUMNS = 20;
const MOST_ROWS = 50;
/** A page of more would be too large to open. */
const MOST_SHOWN = 5000;

/** @throws {UsageError} where the options do not go together or are out of their range. */
export function parseVisualizeRequest(options: ParsedOptions): VisualizeRequest {
  const annotations = options.value("annotations");
  const sources = options.positionals;
  checkSources(sources, annotations);
  const share = { min: 0, max: 1 };
  return {
    sources,
    annotations,
    task: parseChoice(options, "task", ["ocr", "pipeline"]),
    models: parseModels(options),
    formats: parseFormats(options),
    trim: parseTrim(options),
    out: parseOutput(options.value("out")),
    lowConfidence: parseNumber(options, "low-conf-thresh", share) ?? LOW_CONFIDENCE,
    filterBelow: parseNumber(options, "filter-conf", share),
    columns: parseNumber(options, "columns", { min: 1, max: MOST_COLUMNS, whole: true }) ?? VISUALIZE_DEFAULTS.columns,
    rows: parseNumber(options, "rows", { min: 1, max: MOST_ROWS, whole: true }) ?? VISUALIZE_DEFAULTS.rows,
    limit: parseNumber(options, "limit", { min: 1, max: MOST_SHOWN, whole: true }) ?? VISUALIZE_DEFAULTS.limit,
    overwrite: options.has("overwrite"),
    recursive: options.has("recursive"),
    quiet: options.has("quiet"),
    shared: parseSharedOptions(options),
  };
}

function checkSources(sources: readonly string[], annotations: string | undefined): void {
  if (annotations === undefined && sources.length === 0) {
    throw new UsageError("Pictures are wanted: files, folders or patterns, or --annotations FILE.csv");
  }
  if (annotations !== undefined && sources.length > 0) {
    throw new UsageError(`Pictures come from --annotations or from the arguments, got both: ${sources.join(" ")}`);
  }
  const table = sources.find((source) => extname(source).toLowerCase() === ".csv");
  if (table !== undefined) {
    throw new UsageError(`Pictures are wanted, got ${table}; a table goes to --annotations: --annotations ${table}`);
  }
  checkNoneEmpty(sources);
  if (sources.includes("-")) throw new UsageError("Pictures to look at must be files, got - (stdin)");
}

function parseOutput(path: string | undefined): ViewOutput {
  if (path === undefined) throw new UsageError("A place for the results is wanted: --out DIR, FILE.html or FILE.png");
  const extension = extname(path).toLowerCase();
  if (extension === ".html" || extension === ".htm") return { kind: "page", path };
  return { kind: extension === ".png" ? "sheets" : "folder", path };
}
