import type { CommandEntry } from "../commands/command-group.ts";
import { formatList } from "./format-list.ts";

/** What `lpr --help` prints. */
export function formatMainHelp(commands: readonly CommandEntry[], version: string): string {
  return [
    `lpr ${version}: read and mask license plates in photos, offline`,
    "",
    "Usage: lpr <command> [options]",
    "",
    "Commands:",
    ...formatList(commands.map(({ name, summary }) => ({ term: name, text: summary }))),
    "",
    "Options:",
    ...formatList([
      { term: "-h, --help", text: "Show this help, or that of a command: lpr read --help" },
      { term: "-v, --version", text: "Show the version" },
    ]),
    "",
    "Examples:",
    "  lpr read photo.jpg",
    "  lpr read parking/ --recursive --json",
    "  lpr mask street/ -o masked",
    "  lpr valid --annotations plates.csv",
    "",
    "The print command of many systems is called lpr, too. This program has a second name for them:",
    "  platekit read photo.jpg",
    "",
  ].join("\n");
}
