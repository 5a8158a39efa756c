/** One option of a command: read by `parseOptions`, shown by `formatHelp`. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help text; a switch has none. */
  readonly value?: string;
  /** May be given several times. */
  readonly multiple?: true;
  readonly help: string;
}

/** Options every command takes. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { name: "quiet", short: "q", help: "No progress, no notes and no closing line on stderr; results and failures stay" },
  { name: "no-color", help: "No colours (so does the environment variable NO_COLOR)" },
  { name: "help", short: "h", help: "Show this help" },
];
