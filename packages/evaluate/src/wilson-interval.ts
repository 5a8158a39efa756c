/** 97.5 % point of the normal distribution: the two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/**
 * Where the true share lies with 95 % confidence when `hits` of `n` trials hit (Wilson 1927, no continuity correction).
 *
 * @returns Low and high end, in [0, 1]; the whole range for `n = 0`.
 */
export function wilsonInterval(hits: number, n: number): readonly [low: number, high: number] {
  if (!Number.isInteger(hits) || !Number.isInteger(n) || hits < 0 || hits > n) {
    throw new RangeError(`Cannot work out an interval: hits must be a whole number from 0 to n, got ${hits} of ${n}`);
  }
  if (n === 0) return [0, 1];
  const share = hits / n;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // Exactly 0 and 1 where all or none hit, which the sums above miss by a rounding.
  return [hits === 0 ? 0 : Math.max(0, centre - half), hits === n ? 1 : Math.min(1, centre + half)];
}
