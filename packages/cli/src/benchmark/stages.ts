import type { ThroughputRow } from "./sections.ts";

/** What is measured by itself. */
export interface StageTraits extends Pick<ThroughputRow, "stage" | "scope"> {
  /** Whether a network takes part, and with it `--threads`. */
  readonly isThreaded: boolean;
}

/** Stages on real input, in the order they are measured. */
export const STAGES = [
  { stage: "decode", scope: "stage", isThreaded: false },
  { stage: "segment", scope: "stage", isThreaded: true },
  { stage: "rectify", scope: "stage", isThreaded: false },
  { stage: "ocr", scope: "stage", isThreaded: true },
  { stage: "whole", scope: "stage", isThreaded: true },
] as const satisfies readonly StageTraits[];

/** Networks on random input. */
export const NETWORKS = [
  { role: "segment", stage: "segment", scope: "network", isThreaded: true },
  { role: "recognize", stage: "ocr", scope: "network", isThreaded: true },
] as const satisfies readonly (StageTraits & { readonly role: "segment" | "recognize" })[];
