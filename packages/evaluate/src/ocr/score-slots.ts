import type { SlotHits } from "../results.ts";

/** The right class must have fewer strictly likelier ones than this. */
const TOP = 3;

/**
 * Compares what a slots model gave for one plate with its label, slot by slot, as fast-plate-ocr 1.0 and 1.1 do.
 *
 * @param scores Probabilities or logits, `slots × classes` row-major.
 * @param truth Right class of each slot, pads included: see `slotTruth`.
 * @param pad Class of the pad.
 */
export function scoreSlots(scores: Float32Array, truth: readonly number[], pad: number): SlotHits {
  const slots = truth.length;
  const classes = scores.length / slots;
  if (!Number.isInteger(classes) || classes === 0) {
    throw new RangeError(`Cannot score slots: scores must be a multiple of ${slots} slots, got ${scores.length}`);
  }
  let [right, top3, wantedLength, readLength] = [0, 0, 0, 0];
  for (const [slot, wanted] of truth.entries()) {
    const row = scores.subarray(slot * classes, (slot + 1) * classes);
    const best = firstBest(row);
    right += Number(best === wanted);
    top3 += Number(isTop3(row, wanted));
    wantedLength += Number(wanted !== pad);
    readLength += Number(best !== pad);
  }
  return { slots, right, top3, lengthRight: wantedLength === readLength };
}

/** Class of the largest score, the first of equals; NaN counts as the largest, as in NumPy's `argmax`. */
function firstBest(row: Float32Array): number {
  let [best, largest] = [0, row[0] ?? Number.NaN];
  for (let index = 1; index < row.length && !Number.isNaN(largest); index++) {
    const score = row[index] ?? Number.NaN;
    if (score > largest || Number.isNaN(score)) [best, largest] = [index, score];
  }
  return best;
}

/** Whether fewer than three classes are strictly likelier, so that ties are hits; NaN is a miss. */
function isTop3(row: Float32Array, wanted: number): boolean {
  const own = row[wanted] ?? Number.NaN;
  let likelier = 0;
  for (const score of row) likelier += Number(score > own);
  return !Number.isNaN(own) && likelier < TOP;
}
