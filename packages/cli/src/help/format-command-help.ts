import type { OptionSpec } from "../arguments/option-spec.ts";
import type { CommandSpec, OptionDefaults } from "../commands/command-spec.ts";
import { formatList } from "./format-list.ts";

/** What `lpr <command> --help` prints. */
export function formatCommandHelp(
  { name, usage, description, options, examples, exitCodes = EXIT_CODES }: CommandSpec,
  defaults: OptionDefaults,
): string {
  return [
    `Usage: lpr ${name} ${usage}`,
    "",
    description,
    "",
    "Options:",
    ...formatList(
      options.map((option) => ({ term: toTerm(option), text: option.help + showDefault(defaults[option.name]) })),
    ),
    "",
    "Examples:",
    ...examples.map(({ command, what }) => `  ${command}\n      ${what}`),
    "",
    `Exit codes: ${exitCodes}`,
    "",
  ].join("\n");
}

const EXIT_CODES = `0 all done · 1 some inputs failed, the others were done · 2 called wrongly, or a model
cannot be opened: nothing was done · 130 stopped by Ctrl+C · 143 stopped by SIGTERM`;

const MILLION = 1e6;

function showDefault(value: string | number | undefined): string {
  if (value === undefined) return "";
  const isMillions = typeof value === "number" && value >= MILLION && value % MILLION === 0;
  return ` (default: ${isMillions ? `${value / MILLION} million` : value})`;
}

function toTerm({ name, short, value }: OptionSpec): string {
  const letter = short === undefined ? "    " : `-${short}, `;
  return `${letter}--${name}${value === undefined ? "" : ` ${value}`}`;
}
