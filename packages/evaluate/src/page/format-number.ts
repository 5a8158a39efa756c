/** What stands for a number nobody could work out. */
const NONE = "–";

/**
 * A share in percent with one digit after the point, and with more where a share short of 0 or 1 would look like it:
 * `0.9996` is `99.96 %`, never `100.0 %`.
 */
export function formatPercent(share: number): string {
  const number = formatPercentNumber(share);
  return number === NONE ? NONE : `${number}\u00A0%`;
}

/** As `formatPercent`, without the sign. */
export function formatPercentNumber(share: number): string {
  if (!Number.isFinite(share)) return NONE;
  const percent = share * 100;
  const digits = [1, 2, 3].find((count) => {
    const shown = Number(percent.toFixed(count));
    return !((shown === 100 && share !== 1) || (shown === 0 && share !== 0));
  });
  return percent.toFixed(digits ?? 4);
}

/**
 * A number that is no share: whole as it is, and with at most this many digits after the point else; with one digit that
 * is not 0 where it would look like 0.
 */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return NONE;
  const isLost = value !== 0 && Number(value.toFixed(digits)) === 0;
  return value.toLocaleString("en-US", isLost ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: digits });
}
