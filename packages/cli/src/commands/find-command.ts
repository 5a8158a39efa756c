import { nearMatch } from "../arguments/near-match.ts";
import { quoteArgument } from "../arguments/quote-argument.ts";
import { UsageError } from "../usage-error.ts";
import { isGroup } from "./command-group.ts";
import type { CommandEntry, CommandGroup } from "./command-group.ts";
import type { CommandSpec } from "./command-spec.ts";

/** What the first words of a command line mean. */
export type FoundCommand =
  | { readonly kind: "command"; readonly command: CommandSpec; readonly rest: readonly string[] }
  | { readonly kind: "group-help"; readonly group: CommandGroup };

const HELP_WORDS: ReadonlySet<string> = new Set(["--help", "-h", "help"]);

/**
 * Takes the command's words off a command line. The command of a group is given back under its full name,
 * `dataset inspect`.
 *
 * @throws {UsageError} where there is no such command, with the one that was likely meant.
 */
export function findCommand([first = "", ...rest]: readonly string[], entries: readonly CommandEntry[]): FoundCommand {
  const entry = entries.find(({ name }) => name === first);
  if (entry === undefined) {
    throw unknown([first, ...rest], entries, { prefix: "", fallback: "to read a photo: lpr read" });
  }
  if (!isGroup(entry)) return { kind: "command", command: entry, rest };
  const [second, ...after] = rest;
  if (second === undefined) throw new UsageError(`A command is wanted: ${listNames(entry.commands, `${first} `)}`);
  if (HELP_WORDS.has(second)) return helpOf(entry, after);
  const command = entry.commands.find(({ name }) => name === second);
  if (command === undefined) {
    throw unknown(rest, entry.commands, { prefix: `${first} `, fallback: entry.fallback });
  }
  return { kind: "command", command: { ...command, name: `${first} ${second}` }, rest: after };
}

/** `lpr dataset help inspect` is `lpr dataset inspect --help`. */
function helpOf(group: CommandGroup, [name]: readonly string[]): FoundCommand {
  if (name === undefined || name.startsWith("-")) return { kind: "group-help", group };
  return findCommand([group.name, name, "--help"], [group]);
}

/** The words of the command whose help to point at, with a space behind; none where no command was named. */
export function helpWords([first = "", second = ""]: readonly string[], entries: readonly CommandEntry[]): string {
  const entry = entries.find(({ name }) => name === first);
  if (entry === undefined) return "";
  const isSub = isGroup(entry) && entry.commands.some(({ name }) => name === second);
  return isSub ? `${first} ${second} ` : `${first} `;
}

/** `read, mask or models` */
export function listNames(entries: readonly { readonly name: string }[], prefix = ""): string {
  const names = entries.map(({ name }) => prefix + name);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Whether a word that is no command is what the command should have been given, rather than the word behind it. */
function isInput(word: string, next: string): boolean {
  return next === "" || next.startsWith("-") || /[./\\*]/u.test(word);
}

interface Place {
  readonly prefix: string;
  readonly fallback: string;
}

function unknown(
  [word = "", next = ""]: readonly string[],
  entries: readonly { readonly name: string }[],
  { prefix, fallback }: Place,
): UsageError {
  if (word.startsWith("-")) return new UsageError(`Unknown option ${word} before the command`);
  const near = nearMatch(
    word,
    entries.map(({ name }) => name),
  );
  const cure =
    near === undefined
      ? `${fallback} ${quoteArgument(isInput(word, next) ? word : next)}`
      : `did you mean ${prefix}${near}?`;
  return new UsageError(`Unknown command "${prefix}${word}"; ${cure}`);
}
