import type { CharPair } from "../shared/align-texts.ts";

/** A character pair in words: `O read as 0`, `7 left out`, `1 added`. */
export function pairWords({ truth, read }: CharPair): string {
  if (truth === "") return `${read} added`;
  return read === "" ? `${truth} left out` : `${truth} read as ${read}`;
}
