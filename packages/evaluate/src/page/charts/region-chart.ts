import { scaleLinear } from "d3-scale";
import { formatNumber } from "../../report/format-number.ts";
import { formatPercent } from "../../report/format-percent.ts";
import { html } from "../html.ts";
import type { Markup } from "../html.ts";
import { PLOT, px } from "./plot-frame.ts";

/** A region's share with its interval. */
export interface RegionShare {
  readonly region: string;
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
}

/** The regions with the most plates are shown; the table has them all. */
const MOST = 30;
const ROW = 26;
const LEFT = 112;
const TOP = 8;
const LONGEST = 13;
const TICKS = 5;

/** A row a region: the share and where it lies with 95 % confidence. */
export function regionChart(regions: readonly RegionShare[], shareName: string): Markup {
  const rows = regions.toSorted((a, b) => b.n - a.n).slice(0, MOST);
  const lowest = Math.min(0.9, ...rows.map(({ interval }) => interval[0]));
  const x = scaleLinear([lowest, 1], [LEFT, PLOT.right - 14]).nice(TICKS);
  const bottom = TOP + rows.length * ROW;
  return html`<svg
    class="plot"
    viewBox="0 0 ${PLOT.width} ${bottom + 44}"
    role="img"
    aria-label="${shareName} by region"
  >
    <g class="grid">${x.ticks(TICKS).map((tick) => html`<path d="M${px(x(tick))} ${TOP}V${bottom}" />`)}</g>
    <g class="tick tick-x">
      ${x.ticks(TICKS).map((tick) => html`<text x="${px(x(tick))}" y="${bottom + 16}">${Math.round(tick * 1000) / 10} %</text>`)}
    </g>
    ${rows.map(({ region, n, share, interval: [low, high] }, index) => {
      const at = TOP + (index + 0.5) * ROW;
      return html`<g class="point"
        ><text class="tick row-name" x="${LEFT - 10}" y="${px(at + 4)}">${shorten(region)}</text
        ><path class="whisker" d="M${px(x(low))} ${px(at)}H${px(x(high))}" /><circle
          cx="${px(x(share))}"
          cy="${px(at)}"
          r="5"
        /><title>${region}: ${formatPercent(share)} of ${formatNumber(n)}</title></g
      >`;
    })}
    <text class="axis-title" x="${(LEFT + PLOT.right) / 2}" y="${bottom + 38}">${shareName}</text>
  </svg>`;
}

function shorten(region: string): string {
  const letters = Array.from(region);
  return letters.length <= LONGEST ? region : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
