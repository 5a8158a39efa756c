import { readFileSync } from "node:fs";
import process from "node:process";

/** Bytes of this process in memory. */
export interface MemoryReading {
  readonly rss: number;
  /** The most since the process began. */
  readonly peak: number;
}

const KB = 1024;

/** How much of this process is in memory, now and at most. */
export function readMemory(): MemoryReading {
  const rss = process.memoryUsage.rss();
  return { rss, peak: Math.max(rss, peakOfThisProgram() ?? process.resourceUsage().maxRSS * KB) };
}

/** Linux counts what a process had before it became this program into `maxRSS`: that of the parent that started it. */
function peakOfThisProgram(): number | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const kilobytes = /^VmHWM:\s+(?<kb>\d+) kB$/mu.exec(readFileSync("/proc/self/status", "utf8"))?.groups?.["kb"];
    return kilobytes === undefined ? undefined : Number(kilobytes) * KB;
  } catch {
    return undefined;
  }
}
