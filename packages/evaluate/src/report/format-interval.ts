import { formatPercent, formatPercentNumber } from "./format-percent.ts";

/** `93.1–97.9 %`. */
export function formatInterval([low, high]: readonly [number, number]): string {
  return `${formatPercentNumber(low)}–${formatPercent(high)}`;
}
