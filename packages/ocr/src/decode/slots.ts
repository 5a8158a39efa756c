import type { CharConfidence, PlateText } from "@platekit/core";
import { applyFormats } from "../formats/apply-formats.ts";
import type { FormatPrior } from "../formats/format-prior.ts";
import { joinLabels } from "./join-labels.ts";
import { mergeTexts } from "./merge-texts.ts";
import { removePads, type PadRemoval } from "./pad-removal.ts";
import { rowWeights } from "./row-weights.ts";
import { slotsEvidence } from "./slots-evidence.ts";
import { slotsNBest } from "./slots-n-best.ts";
import { topCandidates } from "./top-candidates.ts";

/** What a head of fixed positions answers: one distribution a slot. */
export interface SlotsSpec {
  readonly slots: number;
  /** All classes in order, the pad among them. A label may hold several letters. */
  readonly labels: readonly string[];
  readonly pad: string;
  readonly form: "probabilities" | "logits";
  /** Logits are divided by this; default 1. */
  readonly temperature?: number;
}

export interface SlotsDecodeOptions {
  readonly padRemoval: PadRemoval;
  /** How many texts of the whole plate to tell, at most. */
  readonly alternatives: number;
  /** Formats of countries that speak where the scores leave a doubt; none where absent. */
  readonly prior?: FormatPrior | undefined;
}

/** A plate as slots tell it. */
export interface SlotsText extends PlateText {
  /** Every slot, pads included, in order: what fast-plate-ocr calls `char_probs`. */
  readonly slots: readonly CharConfidence[];
}

/** Different slots may spell one text once pads are gone; so many more combinations are looked at. */
const COMBINATIONS_PER_TEXT = 8;

/**
 * Reads the scores of a fixed-position head (fast-plate-ocr): the largest class of each slot, the first one on a tie.
 *
 * The probabilities of `alternatives` are exact where no two choices of classes spell one text. With `everywhere`, many
 * may: only the likeliest of them are added up.
 *
 * @param scores One or more plates: flat, `[N, slots, labels]` and `[N, slots, labels, 1]` are the same memory.
 * @returns One text a plate, in order.
 * @throws RangeError where the length does not fit or a score is no probability.
 */
export function decodeSlots(scores: Float32Array, spec: SlotsSpec, options: SlotsDecodeOptions): SlotsText[] {
  const size = spec.slots * spec.labels.length;
  if (scores.length % size !== 0) {
    const wanted = `${size} (${spec.slots} slots × ${spec.labels.length} labels)`;
    throw new RangeError(`Cannot decode slot scores: length must be a multiple of ${wanted}, got ${scores.length}`);
  }
  if (!spec.labels.includes(spec.pad)) {
    throw new RangeError(
      `Cannot decode slot scores: labels must hold the pad "${spec.pad}", got ${spec.labels.join("")}`,
    );
  }
  return Array.from({ length: scores.length / size }, (_, plate) =>
    readPlate(distributions(scores, plate * size, spec), spec, options),
  );
}

/** Dividing by the sum takes the rounding of quantised softmax outputs away. */
function distributions(
  scores: Float32Array,
  start: number,
  { slots, labels, form, temperature = 1 }: SlotsSpec,
): Float64Array[] {
  const count = labels.length;
  return Array.from({ length: slots }, (_, slot) => {
    const offset = start + slot * count;
    const row = rowWeights(scores, { offset, stride: 1, count, temperature }, form === "logits" ? "logits" : "softmax");
    return row.weights.map((weight) => weight / row.sum);
  });
}

function readPlate(rows: readonly Float64Array[], spec: SlotsSpec, options: SlotsDecodeOptions): SlotsText {
  const pad = spec.pad.normalize("NFC");
  const slots = rows.map((probabilities) => readSlot(probabilities, spec.labels, pad));
  const chars = removePads(slots, ({ isPad }) => isPad === true, options.padRemoval);
  const told = alternatives(rows, spec, options);
  const text = joinLabels(chars.map(({ char }) => char));
  // Without alternatives, what other choices of classes spell the same text adds is left out.
  const likeliest = slots.reduce((product, { probability }) => product * probability, 1);
  const probability = told.find((alternative) => alternative.text === text)?.probability ?? likeliest;
  const read: PlateText = { chars, probability, alternatives: told };
  const evidence = options.prior && slotsEvidence({ rows, slots, read }, spec);
  return { ...(options.prior && evidence ? applyFormats(read, evidence, options.prior) : read), slots };
}

function readSlot(probabilities: Float64Array, labels: readonly string[], pad: string): CharConfidence {
  const top3 = topCandidates(probabilities, labels);
  const { char, probability } = top3[0] ?? { char: "", probability: 0 };
  return { char, probability, top3, ...(char === pad ? { isPad: true } : {}) };
}

function alternatives(rows: readonly Float64Array[], { labels, pad }: SlotsSpec, options: SlotsDecodeOptions) {
  if (options.alternatives === 0) return [];
  const choices = slotsNBest(rows, options.alternatives * COMBINATIONS_PER_TEXT);
  const texts = choices.map(({ classes, probability }) => {
    const kept = removePads(classes, (klass) => labels[klass] === pad, options.padRemoval);
    return { text: joinLabels(kept.map((klass) => labels[klass] ?? "")), probability };
  });
  return mergeTexts(texts).slice(0, options.alternatives);
}
