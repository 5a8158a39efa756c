import { foldPlateText } from "../plate-text.ts";
import type { OcrResult } from "../results.ts";
import { toChars } from "../shared/align-texts.ts";
import { createCharCounts } from "../shared/char-counts.ts";
import { toShare } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";
import type { OcrRow } from "./align-row.ts";
import { createBatchMeans } from "./batch-means.ts";
import { isPlateRight } from "./is-right.ts";

/** Shares of rows that were read; failed rows count as wrong. Definitions: docs/metrics.md. */
export interface OcrRates {
  readonly n: number;
  readonly failed: number;
  readonly plateAcc: Share;
  readonly plateAccFolded: Share;
  readonly plateLenAcc: Share;
  /** Slots models: slots whose class is among the three likeliest; others: plates whose text is. */
  readonly top3: Share;
  /** Slots models only: slots that are right. */
  readonly catAcc?: Share;
  readonly charAcc: Share;
  readonly cer: number;
}

export interface OcrRatesOptions {
  readonly family: "slots" | "ctc";
  /** Rows whose shares make one batch mean, in float32; where absent or 1, the share is that of all rows. */
  readonly batchSize?: number;
}

/** Counts readings of plates; rows come in the order of the table. */
export function createOcrRates({ family, batchSize }: OcrRatesOptions): {
  add(row: OcrRow): void;
  rates(): OcrRates;
} {
  const tallies = {
    plate: createTally(batchSize),
    length: createTally(batchSize),
    top3: createTally(batchSize),
    category: createTally(batchSize),
  };
  const chars = createCharCounts();
  let [n, failed, folded] = [0, 0, 0];
  return {
    add({ result, pairs }) {
      n += 1;
      failed += Number(result.error !== undefined);
      folded += Number(isFoldedRight(result));
      chars.add(pairs);
      tallies.plate.add(Number(isPlateRight(result)), 1);
      if (family === "slots") addSlots(tallies, result);
      else addText(tallies, result);
    },
    rates: () => ({
      n,
      failed,
      plateAcc: tallies.plate.share(),
      plateAccFolded: toShare(folded, n),
      plateLenAcc: tallies.length.share(),
      top3: tallies.top3.share(),
      ...(family === "slots" ? { catAcc: tallies.category.share() } : {}),
      ...chars.summary(),
    }),
  };
}

type Tallies = Readonly<Record<"length" | "top3" | "category", ReturnType<typeof createTally>>>;

function addSlots({ length, top3, category }: Tallies, { error, line, slotHits }: OcrResult): void {
  if (slotHits === undefined && error === undefined) {
    throw new TypeError(`Cannot count line ${line}: slotHits must be given for a slots model, got undefined`);
  }
  const hits = error === undefined ? slotHits : undefined;
  const slots = hits?.slots ?? 0;
  length.add(Number(hits?.lengthRight ?? false), 1);
  top3.add(hits?.top3 ?? 0, slots);
  category.add(hits?.right ?? 0, slots);
}

function addText({ length, top3 }: Tallies, { error, label, text, alternatives }: OcrResult): void {
  const wanted = label.normalize("NFC");
  const isListed = alternatives.slice(0, 3).some((alternative) => alternative.normalize("NFC") === wanted);
  length.add(Number(error === undefined && toChars(label).length === toChars(text).length), 1);
  top3.add(Number(error === undefined && isListed), 1);
}

function isFoldedRight({ error, label, text }: OcrResult): boolean {
  return error === undefined && foldPlateText(label) === foldPlateText(text);
}

/** Hits of rows, as a share of all, with batch means as its value where they are asked for. */
function createTally(batchSize = 1): { add(hits: number, of: number): void; share(): Share } {
  const means = batchSize === 1 ? undefined : createBatchMeans(batchSize);
  let [rows, measured, hits, of] = [0, 0, 0, 0];
  return {
    add(rowHits, rowOf) {
      rows += 1;
      measured += Number(rowOf > 0);
      hits += rowHits;
      of += rowOf;
      means?.add(rowHits, rowOf);
    },
    share() {
      const all = measured === 0 ? 0 : Math.round((of / measured) * rows);
      const share = toShare(hits, all);
      return means === undefined ? share : { ...share, value: means.value() };
    },
  };
}
