/** What a network's numbers stand for; `softmax` and `log-softmax` are already normalised, `logits` are not. */
export type ScoreForm = "logits" | "log-softmax" | "softmax";

/** One distribution inside a flat array: `count` classes, `stride` apart, from `offset` on. */
export interface ScoreRow {
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
  /** Logits are divided by this; default 1. */
  readonly temperature?: number;
}

/** A distribution measured against its most likely class. */
export interface RowWeights {
  /** `p(class) / p(best)`, in [0, 1]; exactly 1 at `best`. */
  readonly weights: Float64Array;
  /** Sum of `weights`, at least 1: `weights[c] / sum` is the probability of class `c`. */
  readonly sum: number;
  /** Index of the largest score; the first one wins a tie. */
  readonly best: number;
}

/** Room for the rounding of quantised or half-precision networks around [0, 1]. */
const SOFTMAX_SLACK = 1e-2;

/**
 * Reads one distribution. Numerically stable: `exp` only ever sees the distance to the largest score.
 *
 * @throws RangeError where a score is not a number, is infinite, or a `softmax` score lies outside [0, 1].
 */
export function rowWeights(scores: Float32Array, row: ScoreRow, form: ScoreForm): RowWeights {
  const best = bestOf(scores, row, form);
  const { temperature = 1 } = row;
  const top = scores[row.offset + best * row.stride] ?? 0;
  const weights = new Float64Array(row.count);
  let sum = 0;
  for (let c = 0; c < row.count; c++) {
    const score = scores[row.offset + c * row.stride] ?? 0;
    const weight =
      form === "softmax" ? Math.max(0, score / top) ** (1 / temperature) : Math.exp((score - top) / temperature);
    weights[c] = weight;
    sum += weight;
  }
  return { weights, sum, best };
}

function bestOf(scores: Float32Array, { offset, stride, count }: ScoreRow, form: ScoreForm): number {
  const [low, high] = form === "softmax" ? [-SOFTMAX_SLACK, 1 + SOFTMAX_SLACK] : [-Infinity, Number.MAX_VALUE];
  let best = 0;
  let top = -Infinity;
  for (let c = 0; c < count; c++) {
    const score = scores[offset + c * stride] ?? Number.NaN;
    if (!(score >= low && score <= high)) throw new RangeError(badScore(form, score, offset + c * stride));
    if (score > top) {
      top = score;
      best = c;
    }
  }
  if (form === "softmax" ? top <= 0 : top === -Infinity) throw new RangeError(badScore(form, top, offset));
  return best;
}

function badScore(form: ScoreForm, score: number, index: number): string {
  const wanted = form === "softmax" ? "in [0, 1], not all 0" : "finite numbers, or -Infinity for the impossible";
  return `Cannot decode scores: ${form} scores must be ${wanted}, got ${score} at index ${index}`;
}
