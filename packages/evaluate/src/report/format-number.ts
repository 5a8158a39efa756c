import { NO_NUMBER } from "./format-percent.ts";

/**
 * A number that is no share: whole as it is, and with at most this many digits after the point else; with one digit that
 * is not 0 where it would look like 0.
 */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const isLost = value !== 0 && Number(value.toFixed(digits)) === 0;
  return value.toLocaleString("en-US", isLost ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: digits });
}
