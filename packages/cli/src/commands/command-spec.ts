import type { OptionSpec } from "../arguments/option-spec.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import type { CliContext } from "../cli-context.ts";
import type { ExitCode } from "../exit-code.ts";

/** Does the work of a command. */
export type CommandRun = (options: ParsedOptions, context: CliContext) => Promise<ExitCode>;

/** Default values by option. */
export type OptionDefaults = Readonly<Record<string, string | number>>;

/** A command: what its help says, and where its work is. */
export interface CommandSpec {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What follows the name, e.g. `<inputs…> [options]`. */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** What holds where an option is not given, by the option's name: from the library's schemas, for the help. */
  readonly defaults?: () => Promise<OptionDefaults>;
  readonly examples: readonly { readonly command: string; readonly what: string }[];
  /** What the exit codes mean here, where that is not what they mean for most commands. */
  readonly exitCodes?: string;
  /** Whether the files it writes are the product, so that it goes on where whoever reads stdout has gone. */
  readonly writesFiles?: boolean;
  /** Brings the work in when it is needed: `--help` must not wait for a neural network runtime. */
  readonly load: () => Promise<CommandRun>;
}
