/** What stands for a number nobody could work out. */
export const NO_NUMBER = "–";

/**
 * A measured share in percent, rounded to one digit after the point, and to more where a share short of 0 or 1 would look
 * like it: `0.9996` is `99.96 %`, never `100.0 %`. Confidences go through core's `percent`, which cuts off.
 */
export function formatPercent(share: number): string {
  const number = formatPercentNumber(share);
  return number === NO_NUMBER ? NO_NUMBER : `${number}\u00A0%`;
}

/** As `formatPercent`, without the sign. */
export function formatPercentNumber(share: number): string {
  if (!Number.isFinite(share)) return NO_NUMBER;
  const percent = share * 100;
  const digits = [1, 2, 3].find((count) => {
    const shown = Number(percent.toFixed(count));
    return !((shown === 100 && share !== 1) || (shown === 0 && share !== 0));
  });
  return percent.toFixed(digits ?? 4);
}
