import type { CommandGroup } from "../commands/command-group.ts";
import { formatList } from "./format-list.ts";

/** What `lpr <group> --help` prints. */
export function formatGroupHelp({ name, description, commands, examples }: CommandGroup): string {
  return [
    `Usage: lpr ${name} <command> [options]`,
    "",
    description,
    "",
    "Commands:",
    ...formatList(commands.map((command) => ({ term: command.name, text: command.summary }))),
    "",
    "Options:",
    ...formatList([{ term: "-h, --help", text: `Show this help, or that of a command: lpr ${name} <command> --help` }]),
    "",
    "Examples:",
    ...examples.map(({ command, what }) => `  ${command}\n      ${what}`),
    "",
  ].join("\n");
}
