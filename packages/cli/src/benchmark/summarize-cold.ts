import { summarizeTimes } from "@platekit/evaluate";
import type { ColdRun } from "./cold-start.ts";
import type { ColdPart, ColdSection } from "./sections.ts";

const PARTS: readonly Exclude<ColdPart, "start">[] = ["load", "open", "read", "whole"];

/** Sums up first readings; what is none of our parts is Node's own start (and the way of the answer back). */
export function summarizeCold(
  runs: readonly ColdRun[],
  { threads, source }: { readonly threads: number; readonly source: string },
): ColdSection {
  const start = runs.map(({ whole, load, open, read }) => whole - load - open - read);
  const parts = PARTS.map((part) => ({ part, times: summarizeTimes(runs.map((run) => run[part])) }));
  return {
    cold: {
      threads,
      source,
      parts: [{ part: "start", times: summarizeTimes(start) }, ...parts],
      peakRss: Math.max(...runs.map(({ peakRss }) => peakRss)),
    },
  };
}
