import { spawn } from "node:child_process";
import { extname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { ColdAnswer, ColdRequest } from "./cold-message.ts";

/** One first reading in a process of its own, with the time from starting it until its answer came. */
export interface ColdRun extends ColdAnswer {
  readonly whole: number;
}

/** Beside this file, and of its kind: `.js` once built. */
const CHILD = fileURLToPath(new URL(`./cold-child${extname(import.meta.url)}`, import.meta.url));

/**
 * Starts Node anew and lets it read one photo. The operating system has the files in memory from the second time on:
 * the process is cold, the disk is not.
 *
 * @throws {Error} where the process ends without an answer, with what it said.
 */
export async function coldStart(request: ColdRequest, signal: AbortSignal): Promise<ColdRun> {
  const start = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, CHILD, JSON.stringify(request)], {
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let answer = "";
  let complaint = "";
  let whole = Number.NaN;
  child.stdout.on("data", (chunk) => {
    answer += String(chunk);
    // Taking the process down again is not the reading's time.
    if (answer.endsWith("\n")) whole = performance.now() - start;
  });
  child.stderr.on("data", (chunk) => (complaint += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  // Ctrl+C ends the process too, maybe before we hear of it.
  signal.throwIfAborted();
  if (code !== 0 || Number.isNaN(whole)) {
    throw new Error(`Cannot measure a cold start: the process must end with 0, got ${code}: ${complaint.trim()}`);
  }
  return { ...(JSON.parse(answer) as ColdAnswer), whole };
}
