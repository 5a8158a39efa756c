import { alignTexts } from "./align-texts.ts";
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

/** Counts right characters and edits; `add` gives the alignment back. */
export function createCharCounts(): { add(label: string, text: string): readonly CharPair[]; summary(): CharCounts } {
  let [chars, right, edits] = [0, 0, 0];
  return {
    add(label, text) {
      const pairs = alignTexts(label, text);
      for (const { truth, read } of pairs) {
        if (truth !== "") chars += 1;
        if (truth === read) right += 1;
        else edits += 1;
      }
      return pairs;
    },
    summary: () => ({ charAcc: toShare(right, chars), cer: edits / Math.max(1, chars) }),
  };
}
