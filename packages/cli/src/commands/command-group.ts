import type { CommandSpec } from "./command-spec.ts";

/** A word that stands before commands of its own: `lpr dataset inspect`. */
export interface CommandGroup {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  readonly description: string;
  /** In the order the help shows them; their names are single words. */
  readonly commands: readonly CommandSpec[];
  /** What to do with a word that is no command and looks like an input, e.g. `to look at a data set: lpr dataset inspect`. */
  readonly fallback: string;
  readonly examples: CommandSpec["examples"];
}

/** What may stand behind `lpr`. */
export type CommandEntry = CommandSpec | CommandGroup;

export function isGroup(entry: CommandEntry): entry is CommandGroup {
  return "commands" in entry;
}
