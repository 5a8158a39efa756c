import { scaleLinear } from "d3-scale";
import { PLOT } from "./plot-frame.ts";
import type { Tick } from "./plot-frame.ts";

/** An upright axis of shares. */
export interface ShareAxis {
  /** SVG units of a share. */
  readonly y: (share: number) => number;
  readonly ticks: readonly Tick[];
}

const TICKS = 5;
/** A narrower axis would make noise look like a fall. */
const LEAST_SPAN = 0.1;

/** An axis that ends at 100 % and begins, on a round number, below the lowest of the shares that are shown. */
export function shareAxis(lowest: number): ShareAxis {
  const from = Math.max(0, Math.min(lowest, 1 - LEAST_SPAN));
  const scale = scaleLinear([from, 1], [PLOT.bottom, PLOT.top]).nice(TICKS);
  return {
    y: (share) => scale(share),
    ticks: scale.ticks(TICKS).map((share) => ({ at: scale(share), text: `${Math.round(share * 1000) / 10}\u00A0%` })),
  };
}
