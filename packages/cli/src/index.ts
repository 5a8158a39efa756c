export { main } from "./main.ts";
export type { CliContext, OutputStream } from "./cli-context.ts";
export type { ExitCode } from "./exit-code.ts";
