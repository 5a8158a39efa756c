import { UsageError } from "../usage-error.ts";
import type { ParsedOptions } from "./parse-options.ts";

/**
 * The word an option was given, one of `choices` (small letters; it may come in capitals); `undefined` where it was not
 * given.
 *
 * @throws {UsageError} for any other word.
 */
export function parseChoice<T extends string>(
  options: ParsedOptions,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = options.value(name);
  return text === undefined ? undefined : toChoice(name, text, choices);
}

/** As `parseChoice`, for a list of words with commas between. */
export function parseChoices<T extends string>(
  options: ParsedOptions,
  name: string,
  choices: readonly T[],
): readonly T[] | undefined {
  const text = options.value(name);
  return text?.split(",").map((word) => toChoice(name, word.trim(), choices));
}

function toChoice<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text.toLowerCase());
  if (choice === undefined) {
    throw new UsageError(`Option --${name} must be one of ${choices.join(", ")}, got "${text}"`);
  }
  return choice;
}
