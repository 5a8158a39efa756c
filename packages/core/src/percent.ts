/**
 * A share as a percentage, `0.9968` with one decimal as `"99.6"`: cut off, not rounded, since 100 is certainty and
 * colours change where their percentage is reached.
 *
 * @param share In [0, 1].
 * @param decimals 0 for pictures, where room is short, 1 for tables.
 */
export function percent(share: number, decimals: 0 | 1): string {
  const scale = 10 ** decimals;
  // toFixed: 0.29 · 100 is a little less than 29 in floating point.
  const cut = Math.floor(Number((share * 100 * scale).toFixed(6)));
  return (cut / scale).toFixed(decimals);
}
