import type { CliContext, OutputStream } from "../cli-context.ts";

type Env = CliContext["env"];

/** Whether text may carry colours: a terminal, and nobody who asked for none (https://no-color.org). */
export function wantsColor(stream: OutputStream, env: Env): boolean {
  return stream.isTTY === true && isUnset(env["NO_COLOR"]) && env["TERM"] !== "dumb";
}

/** Whether a line may be drawn over and over: a terminal that can, and no build machine behind it. */
export function wantsProgress(stream: OutputStream, env: Env): boolean {
  return stream.isTTY === true && env["TERM"] !== "dumb" && isUnset(env["CI"]);
}

function isUnset(value: string | undefined): boolean {
  return value === undefined || value === "";
}
