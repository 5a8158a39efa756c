import type { Finding, VerifyOptions, VerifySummary } from "./finding.ts";

/** Counts findings while it passes them on. */
export interface Tally {
  report(finding: Finding): Promise<void>;
  /** A row or pair is done. */
  count(outcome: { readonly isGood: boolean }): void;
  summary(): VerifySummary;
}

export function createTally({ onFinding, onProgress }: VerifyOptions): Tally {
  const counts = { checked: 0, good: 0, errors: 0, warnings: 0 };
  return {
    report: async (finding) => {
      counts[finding.severity === "error" ? "errors" : "warnings"] += 1;
      await onFinding?.(finding);
    },
    count: ({ isGood }) => {
      counts.checked += 1;
      if (isGood) counts.good += 1;
      onProgress?.(counts.checked);
    },
    summary: () => ({ ...counts }),
  };
}
