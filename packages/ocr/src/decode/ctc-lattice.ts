import { rowWeights, type ScoreForm } from "./row-weights.ts";

/** How the scores of a CTC network lie in memory and what they stand for. */
export interface CtcShape {
  /** Plates in the batch (`N`). */
  readonly plates: number;
  /** Labels and the blank together (`C`). */
  readonly classes: number;
  /** `[N, T, C]` or `[N, C, T]`, row-major. */
  readonly layout: "ntc" | "nct";
  readonly form: ScoreForm;
  /** Where the blank stands among the classes. */
  readonly blank: "first" | "last";
  /** Logits are divided by this; default 1. */
  readonly temperature?: number;
}

/**
 * What a CTC network says of one plate: a distribution over classes at each step, left to right.
 *
 * Probabilities are kept as weights against the best class of their step, so the best path weighs exactly 1. Sums over
 * paths therefore neither vanish nor need logarithms (after the scaling of Rabiner, 1989).
 */
export interface CtcLattice {
  readonly steps: number;
  readonly classes: number;
  /** `p(class) / p(best)` of each step, `steps × classes` row-major; exactly 1 at the best class. */
  readonly weights: Float64Array;
  /** The best class of each step; the first one on a tie. */
  readonly best: readonly number[];
  /** Class index of the blank. */
  readonly blank: number;
  /** `exp(logScale) × weight` is a probability. */
  readonly logScale: number;
}

/**
 * A text has at most about 2.62 ^ steps alignments, each of weight ≤ 1: 1e214 here, far from the 1.8e308 a number holds.
 */
const MAX_STEPS = 512;

/**
 * Splits the scores of a batch into one lattice a plate. The number of steps follows from the length.
 *
 * @throws RangeError where the length does not fit, steps exceed 512 or a score is no number.
 */
export function ctcLattices(scores: Float32Array, shape: CtcShape): CtcLattice[] {
  const { plates, classes } = shape;
  const size = plates * classes;
  if (scores.length === 0 || scores.length % size !== 0) {
    const wanted = `a positive multiple of ${size} (${plates} plates × ${classes} classes)`;
    throw new RangeError(`Cannot decode CTC scores: length must be ${wanted}, got ${scores.length}`);
  }
  const steps = scores.length / size;
  if (steps > MAX_STEPS) {
    throw new RangeError(`Cannot decode CTC scores: must have at most ${MAX_STEPS} steps a plate, got ${steps}`);
  }
  return Array.from({ length: plates }, (_, plate) => readLattice(scores, plate, { ...shape, steps }));
}

function readLattice(scores: Float32Array, plate: number, shape: CtcShape & { readonly steps: number }): CtcLattice {
  const { steps, classes, layout, form, temperature = 1 } = shape;
  const start = plate * steps * classes;
  const weights = new Float64Array(steps * classes);
  const best: number[] = [];
  let logScale = 0;
  for (let step = 0; step < steps; step++) {
    const place =
      layout === "ntc" ? { offset: start + step * classes, stride: 1 } : { offset: start + step, stride: steps };
    const row = rowWeights(scores, { ...place, count: classes, temperature }, form);
    weights.set(row.weights, step * classes);
    best.push(row.best);
    logScale -= Math.log(row.sum);
  }
  return { steps, classes, weights, best, blank: shape.blank === "first" ? 0 : classes - 1, logScale };
}
