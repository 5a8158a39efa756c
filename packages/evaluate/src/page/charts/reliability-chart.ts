import { scaleLinear, scaleSqrt } from "d3-scale";
import type { ReliabilityBin } from "../../shared/calibration.ts";
import { wilsonInterval } from "../../wilson-interval.ts";
import { formatNumber } from "../../report/format-number.ts";
import { formatPercent } from "../../report/format-percent.ts";
import { html } from "../html.ts";
import type { Markup } from "../html.ts";
import { PLOT, plotFrame, px, whisker } from "./plot-frame.ts";

/** A bin that holds readings. */
interface FilledBin {
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
}

const LEAST_RADIUS = 2.5;
const MOST_RADIUS = 9;
const STEPS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** How often readings of a confidence are right, against the line where confidence keeps its word; areas are counts. */
export function reliabilityChart(bins: readonly ReliabilityBin[]): Markup {
  const filled = bins.flatMap(({ n, confidence, accuracy }): readonly FilledBin[] =>
    confidence === null || accuracy === null ? [] : [{ n, confidence, accuracy }],
  );
  const x = scaleLinear([0, 1], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, 1], [PLOT.bottom, PLOT.top]);
  const radius = scaleSqrt([0, Math.max(1, ...filled.map(({ n }) => n))], [LEAST_RADIUS, MOST_RADIUS]);
  const marks = html`<path class="diagonal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" /> ${filled.map(
      ({ n, confidence, accuracy }) => {
        const [low, high] = wilsonInterval(Math.round(accuracy * n), n);
        return html`<g class="point"
          >${whisker(x(confidence), { low: y(low), high: y(high) })}<circle
            cx="${px(x(confidence))}"
            cy="${px(y(accuracy))}"
            r="${px(radius(n))}"
          /><title>${describe({ n, confidence, accuracy })}</title></g
        >`;
      },
    )}`;
  const axes = {
    x: STEPS.map((step) => ({ at: x(step), text: `${step * 100}\u00A0%` })),
    y: STEPS.map((step) => ({ at: y(step), text: `${step * 100}\u00A0%` })),
    xTitle: "how sure the reading was",
    yTitle: "share right",
  };
  return plotFrame("Share of right readings by confidence", axes, marks);
}

function describe({ n, confidence, accuracy }: FilledBin): string {
  return `${formatNumber(n)} readings about ${formatPercent(confidence)} sure: ${formatPercent(accuracy)} right`;
}
