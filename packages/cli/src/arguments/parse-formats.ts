import { formatCodes } from "platekit";
import type { FormatsChoice } from "platekit";
import type { ParsedOptions } from "./parse-options.ts";
import { parseChoices } from "./parse-choice.ts";

/**
 * What `--formats` was given: `none`, `soft` or country codes with commas between; `undefined` where it was not given.
 *
 * @throws {UsageError} for a country without formats.
 */
export function parseFormats(options: ParsedOptions): FormatsChoice | undefined {
  const word = options.value("formats");
  if (word === "none" || word === "soft") return word;
  const codes = parseChoices(options, "formats", ["none", "soft", ...formatCodes()]);
  return codes === undefined ? undefined : [...codes];
}
