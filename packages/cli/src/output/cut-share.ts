const DIGITS = 4;

/**
 * A probability with at most four digits after the point. Cut off, not rounded, as percentages are: 1 is certainty, and a
 * reading of 0.95096 is refused by `--min-confidence 0.951`.
 *
 * @param share In [0, 1].
 */
export function cutShare(share: number): number {
  const scale = 10 ** DIGITS;
  // toFixed: 0.29 · 10,000 is a little less than 2,900 in floating point.
  return Math.floor(Number((share * scale).toFixed(6))) / scale;
}
