import { UsageError } from "../usage-error.ts";
import type { ParsedOptions } from "./parse-options.ts";

interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
}

/**
 * The number an option was given; `undefined` where it was not given.
 *
 * @throws {UsageError} for anything but a number of the range.
 */
export function parseNumber(options: ParsedOptions, name: string, range: NumberRange): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const fits = number >= range.min && number <= range.max && (range.whole !== true || Number.isInteger(number));
  if (!fits) throw new UsageError(`Option --${name} must be ${describe(range)}, got "${text}"`);
  return number;
}

function describe({ min, max, whole }: NumberRange): string {
  const kind = whole === true ? "a whole number" : "a number";
  return Number.isFinite(max) ? `${kind} from ${min} to ${max}` : `${kind} of at least ${min}`;
}
