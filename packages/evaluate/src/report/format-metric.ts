import { formatNumber } from "./format-number.ts";
import { formatPercent } from "./format-percent.ts";
import type { MetricInfo } from "./metric-info.ts";

/** Digits after the point of a metric that is no share, always as many, so that two runs compare at a glance. */
const DIGITS = 3;

/** `96.4 %`, or a number with three digits where it is no share: `1.400`. */
export function formatMetric(value: number, { unit }: Pick<MetricInfo, "unit">): string {
  if (unit === "percent") return formatPercent(value);
  const isLost = value !== 0 && Number(value.toFixed(DIGITS)) === 0;
  return isLost || !Number.isFinite(value) ? formatNumber(value, DIGITS) : value.toFixed(DIGITS);
}
