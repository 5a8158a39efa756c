import type { OptionSpec } from "../arguments/option-spec.ts";
import type { CommandSpec } from "../commands/command-spec.ts";
import { formatList } from "./format-list.ts";

/** What `lpr <command> --help` prints. */
export function formatCommandHelp({ name, usage, description, options, examples }: CommandSpec): string {
  return [
    `Usage: lpr ${name} ${usage}`,
    "",
    description,
    "",
    "Options:",
    ...formatList(options.map((option) => ({ term: toTerm(option), text: option.help }))),
    "",
    "Examples:",
    ...examples.map(({ command, what }) => `  ${command}\n      ${what}`),
    "",
    "Exit codes: 0 all done · 1 some inputs failed, the others were done · 2 called wrongly",
    "",
  ].join("\n");
}

function toTerm({ name, short, value }: OptionSpec): string {
  const letter = short === undefined ? "    " : `-${short}, `;
  return `${letter}--${name}${value === undefined ? "" : ` ${value}`}`;
}
