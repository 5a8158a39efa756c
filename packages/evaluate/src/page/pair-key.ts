import type { CharPair } from "../shared/align-texts.ts";

/** What a filter knows a pair by: no two pairs have the same. */
export function pairKey({ truth, read }: CharPair): string {
  return JSON.stringify([truth, read]);
}
