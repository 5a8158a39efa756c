import { parseArgs } from "node:util";
import { UsageError } from "../usage-error.ts";
import { nearMatch } from "./near-match.ts";
import type { OptionSpec } from "./option-spec.ts";

/** What stood on the command line. */
export interface ParsedOptions {
  readonly positionals: readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** The value of an option, its last one where it was given twice. */
  value(name: string): string | undefined;
  /** All values of an option, in order. */
  values(name: string): readonly string[];
}

/**
 * Reads a command line against the options of a command. `--` ends the options; a lone `-` is a positional.
 *
 * @throws {UsageError} for an unknown option (with the one that was likely meant), a missing or a needless value,
 *   and an option given twice that may be given once.
 */
export function parseOptions(args: readonly string[], specs: readonly OptionSpec[]): ParsedOptions {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(specs.map((spec) => [spec.name, toNodeOption(spec)])),
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const spec = checkOption({ ...token, argument: args[token.index] ?? token.rawName }, specs);
    given.set(spec.name, [...checkRepeat(spec, given), ...(token.value === undefined ? [] : [token.value])]);
  }
  return {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function toNodeOption({ value, short }: OptionSpec): { type: "string" | "boolean"; short?: string; multiple: true } {
  return {
    type: value === undefined ? "boolean" : "string",
    multiple: true,
    ...(short === undefined ? {} : { short }),
  };
}

interface OptionToken {
  /** As it was typed: `-dash.jpg`, of which `rawName` is `-d`. */
  readonly argument: string;
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption(
  { argument, name, rawName, value, inlineValue }: OptionToken,
  specs: readonly OptionSpec[],
): OptionSpec {
  const spec = specs.find((candidate) => candidate.name === name);
  if (spec === undefined) {
    const near = nearMatch(
      name,
      specs.map((candidate) => candidate.name),
    );
    const isFile = !argument.startsWith("--") && argument.length > rawName.length;
    const file = isFile ? `; a file of this name is written ./${argument}, or after --` : "";
    throw new UsageError(
      `Unknown option ${isFile ? argument : rawName}${near === undefined ? file : `; did you mean --${near}?`}`,
    );
  }
  if (spec.value === undefined && value !== undefined) {
    throw new UsageError(`Option ${rawName} takes no value, got "${value}"`);
  }
  // `--draw --json` is a forgotten value; a value that does start with a dash is written `--draw=-x`, a number as it is.
  const looksLikeOption = inlineValue === false && value !== undefined && /^-[^\d.]/u.test(value);
  if (spec.value !== undefined && (value === undefined || value === "" || looksLikeOption)) {
    throw new UsageError(`Option ${rawName} needs a value: ${rawName} ${spec.value}`);
  }
  return spec;
}

function checkRepeat(spec: OptionSpec, given: ReadonlyMap<string, string[]>): readonly string[] {
  const before = given.get(spec.name);
  if (before !== undefined && spec.value !== undefined && spec.multiple !== true) {
    throw new UsageError(`Option --${spec.name} may be given once`);
  }
  return before ?? [];
}
