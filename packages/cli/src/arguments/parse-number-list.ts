import { UsageError } from "../usage-error.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** What whole numbers may stand in a list. */
interface ListRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The whole numbers an option was given, with commas between, each once and in the order given; `undefined` where it
 * was not given.
 *
 * @throws {UsageError} for anything but whole numbers of the range.
 */
export function parseNumberList(
  options: ParsedOptions,
  name: string,
  { min, max }: ListRange,
): readonly [number, ...number[]] | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  const numbers = text.split(",").map((word) => (/^\d+$/u.test(word.trim()) ? Number(word) : Number.NaN));
  const [first, ...others] = new Set(numbers);
  // A split has at least one part.
  if (first !== undefined && numbers.every((number) => number >= min && number <= max)) return [first, ...others];
  throw new UsageError(
    `Option --${name} must be whole numbers from ${min} to ${max} with commas between, got "${text}"`,
  );
}
