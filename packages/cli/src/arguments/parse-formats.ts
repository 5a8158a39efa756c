import { formatCodes } from "platekit";
import type { FormatsChoice } from "platekit";
import type { ParsedOptions } from "./parse-options.ts";
import { parseChoices } from "./parse-choice.ts";
import { UsageError } from "../usage-error.ts";

/**
 * What `--formats` was given: `none`, `soft` or country codes with commas between; `undefined` where it was not given.
 *
 * @throws {UsageError} for a country without formats, and for `none` or `soft` among others.
 */
export function parseFormats(options: ParsedOptions): FormatsChoice | undefined {
  const words = parseChoices(options, "formats", ["none", "soft", ...formatCodes()]);
  if (words === undefined) return undefined;
  const alone = words.find((word) => word === "none" || word === "soft");
  if (alone === undefined) return [...words];
  if (words.length === 1) return alone;
  throw new UsageError(`Option --formats takes "${alone}" alone or countries, got "${words.join(",")}"`);
}
