import { setImmediate } from "node:timers/promises";
import { PlateError } from "@platekit/core/errors";
import { createProcessContext } from "./process-context.ts";
import { COMMANDS } from "./commands/commands.ts";
import type { CommandSpec } from "./commands/command-spec.ts";
import { findCommand, helpWords, listNames } from "./commands/find-command.ts";
import type { CliContext } from "./cli-context.ts";
import { parseOptions } from "./arguments/parse-options.ts";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { formatCommandHelp } from "./help/format-command-help.ts";
import { formatGroupHelp } from "./help/format-group-help.ts";
import { formatMainHelp } from "./help/format-main-help.ts";
import { describeError } from "./output/describe-error.ts";
import { printableLines } from "./output/printable-lines.ts";
import { writeText } from "./output/write-stream.ts";
import { readVersion } from "./read-version.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs the command line.
 *
 * @param argv What follows the program's name.
 * @param context Streams, environment and stop signal; those of the process where absent.
 * @returns 0 all done, 1 some inputs failed, 2 called wrongly, 3 worse than asked for, 130 stopped by Ctrl+C, 143 by
 *   SIGTERM.
 */
export async function main(argv: readonly string[], context?: CliContext): Promise<ExitCode> {
  if (context !== undefined) return run(argv, context);
  using own = createProcessContext();
  const code = await run(argv, own);
  // A write that failed is told a turn later.
  await setImmediate();
  const failure = own.outputFailure();
  if (failure === undefined) return own.stoppedWith() ?? code;
  await writeText(own.stderr, `lpr: Cannot write to stdout: ${failure}\n`, own);
  return EXIT_CODE.failed;
}

function run(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  return settle(() => dispatch(argv, context), argv, context);
}

/** Tells of an error and gives its exit code. */
async function settle(work: () => Promise<ExitCode>, argv: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    // Whoever stopped the command knows why.
    if (context.signal.aborted) return EXIT_CODE.ok;
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? `\nTry: lpr ${helpWords(argv, COMMANDS)}--help` : "";
    await writeText(context.stderr, `lpr: ${printableLines(describeError(error).message)}${hint}\n`, context);
    return isUsage || isRefusal(error) ? EXIT_CODE.usage : EXIT_CODE.failed;
  }
}

/** Told before anything is done: models are opened first, and files that would be lost are looked for. */
function isRefusal(error: unknown): boolean {
  if (!PlateError.isInstance(error)) return false;
  return error.code.startsWith("ERR_MODEL_") || REFUSALS.has(error.code);
}

const REFUSALS: ReadonlySet<string> = new Set(["ERR_DATASET_NOT_FOUND", "ERR_DATASET_OUTSIDE", "ERR_DATASET_WRITE"]);

async function dispatch(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined) throw new UsageError(`A command is wanted: ${listNames(COMMANDS)}`);
  if (first === "--help" || first === "-h" || first === "help") return showHelp(rest, context);
  if (first === "--version" || first === "-v") return print(`${readVersion()}\n`, context);
  const found = findCommand(argv, COMMANDS);
  if (found.kind === "group-help") return print(formatGroupHelp(found.group), context);
  const options = parseOptions(found.rest, found.command.options);
  if (options.has("help")) return showCommandHelp(found.command, context);
  const runCommand = await found.command.load();
  const { stopSignal = context.signal } = context;
  const own = found.command.writesFiles === true ? { ...context, signal: stopSignal } : context;
  return settle(() => runCommand(options, own), argv, own);
}

/** Help on everything, on a command, or on a group and its commands: `lpr help dataset inspect`. */
async function showHelp(words: readonly string[], context: CliContext): Promise<ExitCode> {
  if (words.length === 0) return print(formatMainHelp(COMMANDS, readVersion()), context);
  const found = findCommand([...words, "--help"], COMMANDS);
  return found.kind === "group-help"
    ? print(formatGroupHelp(found.group), context)
    : showCommandHelp(found.command, context);
}

async function showCommandHelp(command: CommandSpec, context: CliContext): Promise<ExitCode> {
  return print(formatCommandHelp(command, (await command.defaults?.()) ?? {}), context);
}

async function print(text: string, context: CliContext): Promise<ExitCode> {
  await writeText(context.stdout, text, context);
  return EXIT_CODE.ok;
}
