import { KEEPABLE_METADATA, REDACT_STYLES } from "platekit";
import type { MaskerOptions } from "platekit";
import { parseChoice, parseChoices } from "../arguments/parse-choice.ts";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { parseSharedOptions } from "../arguments/shared-options.ts";
import { checkNoneEmpty } from "../inputs/check-none-empty.ts";
import { UsageError } from "../usage-error.ts";

/** What `lpr mask` was asked to do. */
export interface MaskRequest {
  readonly sources: readonly string[];
  readonly folder: string;
  readonly overwrite: boolean;
  readonly recursive: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly options: MaskerOptions;
}

/** @throws {UsageError} where the options do not go together or are out of their range. */
export function parseMaskRequest(options: ParsedOptions): MaskRequest {
  const folder = options.value("output");
  if (options.positionals.length === 0) throw new UsageError("A photo is wanted: a file, a folder or a pattern");
  checkNoneEmpty(options.positionals);
  if (options.positionals.includes("-")) throw new UsageError("Photos to mask must be files, got - (stdin)");
  if (folder === undefined) throw new UsageError("A folder for the masked photos is wanted: -o DIR");
  return {
    sources: options.positionals,
    folder,
    overwrite: options.has("overwrite"),
    recursive: options.has("recursive"),
    quiet: options.has("quiet"),
    json: options.has("json"),
    options: { ...parseSharedOptions(options), ...withoutAbsent(parseMasking(options)) },
  };
}

function parseMasking(options: ParsedOptions) {
  return {
    segmenter: options.value("model"),
    style: parseChoice(options, "style", REDACT_STYLES),
    color: parseColor(options),
    margin: parseNumber(options, "margin", { min: 0, max: 4 }),
    threshold: parseNumber(options, "threshold", { min: 0.001, max: 0.999 }),
    keep: parseChoices(options, "keep", KEEPABLE_METADATA)?.slice(),
  };
}

function parseColor(options: ParsedOptions): string | undefined {
  const text = options.value("color");
  if (text === undefined || /^#[0-9a-f]{6}$/iu.test(text)) return text;
  throw new UsageError(`Option --color must be a colour like #1a2b3c, got "${text}"`);
}

/** Absent options must not be there at all, so that the library's defaults hold. */
function withoutAbsent<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
