import type { OptionSpec } from "../arguments/option-spec.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { UsageError } from "../usage-error.ts";

/** What labels have to keep to. */
export const RULES_OPTIONS: readonly OptionSpec[] = [
  {
    name: "model",
    value: "ID|DIR",
    help: "The model that is to read these plates: its alphabet, slots and input size",
  },
  {
    name: "config-file",
    value: "YAML",
    help: "The same from a fast-plate-ocr plate config: where no model is there yet, or of --model FILE.onnx",
  },
];

export const DATASET_EXIT_CODES = `0 all done · 1 some files failed, or the labels cannot be read · 2 called wrongly,
no such table or folder, a file would be lost, or a model cannot be opened: nothing was done
130 stopped by Ctrl+C · 143 stopped by SIGTERM`;

/** @throws {UsageError} where an option was given that means something to tables of plates only. */
export function refuseTableOptions(options: ParsedOptions, names: readonly string[], path: string): void {
  const name = names.find((candidate) => options.has(candidate));
  if (name !== undefined) {
    throw new UsageError(`Option --${name} is for tables of plates, got photos and masks: ${path}`);
  }
}

/**
 * The one path a command wants.
 *
 * @param what For the message: `a table or a folder`.
 * @throws {UsageError} where there is none, or a second one.
 */
export function onePath({ positionals }: ParsedOptions, what: string): string {
  const [path, second] = positionals;
  if (path === undefined || path === "") throw new UsageError(`One path is wanted: ${what}`);
  if (second !== undefined) throw new UsageError(`One path is wanted: ${what}, got a second one: ${second}`);
  return path;
}
