import type { CharPair } from "./align-texts.ts";
import { toShare } from "./share.ts";
import type { Share } from "./share.ts";

/** Characters of many plates, counted along the shortest edit of each. */
export interface CharCounts {
  /** Share of the labels' characters that were read right. */
  readonly charAcc: Share;
  /** Edits over the labels' characters: from 0, and above 1 where more was added than there is. */
  readonly cer: number;
}

/** Counts right characters and edits along alignments of `alignTexts`. */
export function createCharCounts(): { add(pairs: readonly CharPair[]): void; summary(): CharCounts } {
  let [chars, right, edits] = [0, 0, 0];
  return {
    add(pairs) {
      for (const { truth, read } of pairs) {
        if (truth !== "") chars += 1;
        if (truth === read) right += 1;
        else edits += 1;
      }
    },
    summary: () => ({ charAcc: toShare(right, chars), cer: edits / Math.max(1, chars) }),
  };
}
