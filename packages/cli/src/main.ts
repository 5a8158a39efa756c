import { setImmediate } from "node:timers/promises";
import { PlateError } from "@platekit/core/errors";
import { createProcessContext } from "./process-context.ts";
import { COMMANDS } from "./commands/commands.ts";
import type { CommandSpec } from "./commands/command-spec.ts";
import type { CliContext } from "./cli-context.ts";
import { parseOptions } from "./arguments/parse-options.ts";
import { quoteArgument } from "./arguments/quote-argument.ts";
import { nearMatch } from "./arguments/near-match.ts";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { formatCommandHelp } from "./help/format-command-help.ts";
import { formatMainHelp } from "./help/format-main-help.ts";
import { describeError } from "./output/describe-error.ts";
import { writeText } from "./output/write-stream.ts";
import { readVersion } from "./read-version.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs the command line.
 *
 * @param argv What follows the program's name.
 * @param context Streams, environment and stop signal; those of the process where absent.
 * @returns 0 all done, 1 some inputs failed, 2 called wrongly, 130 stopped by Ctrl+C, 143 by SIGTERM.
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

async function run(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await dispatch(argv, context);
  } catch (error) {
    // Whoever stopped the command knows why.
    if (context.signal.aborted) return EXIT_CODE.ok;
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? `\nTry: lpr ${helpFor(argv)}--help` : "";
    await writeText(context.stderr, `lpr: ${describeError(error).message}${hint}\n`, context);
    return isUsage || isModelError(error) ? EXIT_CODE.usage : EXIT_CODE.failed;
  }
}

/** Models are opened before anything is done; what fails later is told in the place of its input. */
function isModelError(error: unknown): boolean {
  return PlateError.isInstance(error) && error.code.startsWith("ERR_MODEL_");
}

async function dispatch([first, ...rest]: readonly string[], context: CliContext): Promise<ExitCode> {
  if (first === undefined) throw new UsageError("A command is wanted: read, mask or models");
  if (first === "--help" || first === "-h" || first === "help") return showHelp(rest[0], context);
  if (first === "--version" || first === "-v") return print(`${readVersion()}\n`, context);
  const command = findCommand(first);
  const options = parseOptions(rest, command.options);
  if (options.has("help")) return showHelp(command.name, context);
  const runCommand = await command.load();
  return runCommand(options, context);
}

async function showHelp(name: string | undefined, context: CliContext): Promise<ExitCode> {
  if (name === undefined) return print(formatMainHelp(COMMANDS, readVersion()), context);
  const command = findCommand(name);
  return print(formatCommandHelp(command, (await command.defaults?.()) ?? {}), context);
}

async function print(text: string, context: CliContext): Promise<ExitCode> {
  await writeText(context.stdout, text, context);
  return EXIT_CODE.ok;
}

function findCommand(name: string): CommandSpec {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  if (name.startsWith("-")) throw new UsageError(`Unknown option ${name} before the command`);
  const near = nearMatch(
    name,
    COMMANDS.map((candidate) => candidate.name),
  );
  throw new UsageError(
    `Unknown command "${name}"; ${near === undefined ? `to read a photo: lpr read ${quoteArgument(name)}` : `did you mean ${near}?`}`,
  );
}

/** The command whose help to point at. */
function helpFor([first]: readonly string[]): string {
  return COMMANDS.some(({ name }) => name === first) ? `${first} ` : "";
}
