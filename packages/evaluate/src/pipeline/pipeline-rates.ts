import type { LabelScore } from "../results.ts";
import type { CharPair } from "../shared/align-texts.ts";
import { createCharCounts } from "../shared/char-counts.ts";
import { createHits } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";

/** Shares of labelled plates that were found and read; plates of photos that failed count as missed. */
export interface PipelineRates {
  readonly n: number;
  readonly failed: number;
  readonly found03: Share;
  readonly found05: Share;
  readonly readStrict: Share;
  readonly readFolded: Share;
  /** Over all labels: a plate that was not found lost all its characters. */
  readonly cer: number;
  /** Over the plates found at IoU 0.3. */
  readonly cerFound: number;
}

export interface PipelineRow {
  readonly score: LabelScore;
  readonly isFailed: boolean;
  /** The reading laid along the label, letters and digits only. */
  readonly pairs: readonly CharPair[];
}

/** Counts labelled plates, whatever photos they stand in. */
export function createPipelineRates(): { add(row: PipelineRow): void; rates(): PipelineRates } {
  const [found03, found05, readStrict, readFolded] = [createHits(), createHits(), createHits(), createHits()];
  const [chars, charsFound] = [createCharCounts(), createCharCounts()];
  let [n, failed] = [0, 0];
  return {
    add({ score, isFailed, pairs }) {
      n += 1;
      failed += Number(isFailed);
      found03.add(score.found03);
      found05.add(score.found05);
      readStrict.add(score.readStrict);
      readFolded.add(score.readFolded);
      chars.add(pairs);
      if (score.found03) charsFound.add(pairs);
    },
    rates: () => ({
      n,
      failed,
      found03: found03.share(),
      found05: found05.share(),
      readStrict: readStrict.share(),
      readFolded: readFolded.share(),
      cer: chars.summary().cer,
      cerFound: charsFound.summary().cer,
    }),
  };
}
